import JobTime

/// A lane for each queue: its jobs over time against what runs at once.
struct QueueLanes: TimelineLanes {
    /// More queues are in the table only.
    private static let most = 40

    let plan: Plan
    let scale: TimeScale
    let words: HTMLWords

    init(_ plan: Plan, scale: TimeScale, words: HTMLWords) {
        self.plan = plan
        self.scale = scale
        self.words = words
    }

    var caption: Markup {
        let hidden = plan.load.count - Self.most
        let rest: Markup =
            hidden > 0 ? " \(PlanWords.count(hidden, "more queue")) in the table under Capacity." : .empty
        let unknown: Markup =
            plan.load.contains { $0.peak == nil } ? " Grey strokes: fires of an unknown number of jobs." : .empty
        return """
            Filled: jobs that wait or run. Dashed: as many as run at once. Each queue has its own scale.\(unknown)\(rest)
            """
    }

    var lanes: [Lane] {
        let fires = Dictionary(grouping: plan.fires, by: \.queue)
        let jobs = Dictionary(plan.totals.byQueue.map { ($0.name, $0.jobs) }) { first, _ in first }
        return plan.load.prefix(Self.most).map { load in
            lane(load, fires[load.queue] ?? [], jobs: jobs[load.queue] ?? nil)
        }
    }

    private func lane(_ load: QueueLoad, _ fires: [PlannedFire], jobs: Int?) -> Lane {
        let curve = plan.curves[load.queue] ?? []
        let plot = QueuePlot(load, curve, scale: scale)
        let limit = PlotNumber.text(plot.capacity)
        var drawing: Markup
        if curve.isEmpty {
            let drawer = LaneDrawing(height: QueuePlot.height, most: 0, isTitled: false) { _ in "" }
            drawing = drawer.markup(LaneMarks(fires, scale: scale, places: 480))
        } else {
            drawing = """
                <path class="area" d="\(plot.area)"/><path class="edge" d="\(plot.edge)"/>\
                <path class="limit" d="M0 \(limit)H960"/>
                """
        }
        if let drained = plot.drainedAt, drained < 1 {
            drawing += "<path class=\"drain\" d=\"M\(PlotNumber.text(drained * 960)) 0V64\"/>"
        }
        return Lane(
            name: "<code>\(load.queue)</code>", facts: facts(load), description: description(load), height: 64,
            drawing: drawing, flags: flag(load, plot), figure: "\(PlanWords.number(jobs))")
    }

    private func flag(_ load: QueueLoad, _ plot: QueuePlot) -> Markup {
        guard let drained = plot.drainedAt, let at = load.drainedAt else { return .empty }
        let time = words.short(at)
        guard drained < 1 else { return "<span class=\"flag left\" style=\"left:100%\">empty \(time) →</span>" }
        let side = drained > 0.8 ? " left" : ""
        return "<span class=\"flag\(side)\" style=\"left:\(PlotNumber.percent(drained))\">empty \(time)</span>"
    }

    private func facts(_ load: QueueLoad) -> [Markup] {
        let lasts = "\(PlanWords.number(load.capacity)) at once, each \(PlanWords.mean(load.duration))"
        guard let peak = load.peak, let at = load.peakAt else { return ["\(lasts)", "jobs unknown"] }
        return ["\(lasts)", "peak \(PlanWords.number(peak)) at \(words.short(at))"]
    }

    private func description(_ load: QueueLoad) -> String {
        guard let peak = load.peak, let at = load.peakAt, let drained = load.drainedAt else {
            return "Queue \(load.queue): the number of jobs is unknown; \(load.capacity) run at once."
        }
        return "Queue \(load.queue): at most \(PlanWords.count(peak, "job")) wait or run, at \(words.minute(at)); "
            + "\(PlanWords.number(load.capacity)) run at once; empty again at \(words.minute(drained))."
    }
}
