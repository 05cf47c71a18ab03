import JobTime

/// A lane for each schedule: its fires.
struct ScheduleLanes: TimelineLanes {
    /// More schedules are in the table only.
    private static let most = 80
    private static let height = 26

    private let plan: Plan
    private let scale: TimeScale
    private let words: HTMLWords
    private let fires: [String: [PlannedFire]]
    private let shown: [PlannedSchedule]
    private let firing: Int

    init(_ plan: Plan, scale: TimeScale, words: HTMLWords) {
        self.plan = plan
        self.scale = scale
        self.words = words
        fires = Dictionary(grouping: plan.fires, by: \.schedule)
        let firing = plan.schedules.filter { [fires] in fires[$0.id] != nil }
        self.firing = firing.count
        shown = Array(firing.prefix(Self.most))
    }

    var caption: Markup {
        var text = "Each stroke is a fire"
        if shown.contains(where: \.isPerUser) {
            text += "; for per-user schedules it is as high as the square root of its jobs"
        }
        if plan.fires.contains(where: { $0.spread != nil }) { text += ", shaded for as long as they are spread" }
        if plan.fires.contains(where: { $0.count == nil }) { text += "; grey where the number is unknown" }
        text += "."
        if firing > shown.count {
            text += " Drawn are the first \(shown.count) of \(PlanWords.number(firing)) schedules that fire."
        }
        let idle = plan.schedules.count { $0.isEnabled } - firing
        if idle > 0 { text += " \(PlanWords.count(idle, "schedule")) with nothing in this window left out." }
        return "\(text)"
    }

    var lanes: [Lane] {
        let places = LaneMarks.places(lanes: shown.count)
        let all = shown.map { LaneMarks(fires[$0.id] ?? [], scale: scale, places: places) }
        let isTitled = all.reduce(0) { $0 + $1.marks.count } <= LaneDrawing.titledMarks
        let jobs = Dictionary(plan.totals.bySchedule.map { ($0.name, $0.jobs) }) { first, _ in first }
        return zip(shown, all).map { schedule, marks in
            let drawer = LaneDrawing(
                height: Double(Self.height), most: schedule.isPerUser ? marks.most : 0, isTitled: isTitled,
                words: { words(of: $0, schedule) })
            return Lane(
                name: "<code>\(schedule.id)</code>", description: description(schedule), height: Self.height,
                drawing: drawer.markup(marks), figure: "\(PlanWords.number(jobs[schedule.id] ?? nil))")
        }
    }

    private func words(of mark: LaneMarks.Mark, _ schedule: PlannedSchedule) -> String {
        let first = mark.first
        let time = "\(PlanWords.local(first)), \(PlanWords.utc(first.instant))"
        guard mark.fires > 1 else {
            let zone = schedule.isPerUser ? " \(first.zone):" : ":"
            return "\(time)\(zone) \(PlanWords.count(mark.jobs, "job"))"
        }
        return "\(time) and \(PlanWords.number(mark.fires - 1)) more: \(PlanWords.count(mark.jobs, "job"))"
    }

    private func description(_ schedule: PlannedSchedule) -> String {
        let own = fires[schedule.id] ?? []
        guard let first = own.first, let last = own.last else { return schedule.id }
        let span = own.count == 1 ? "at" : "from"
        let end = own.count == 1 ? "" : " to \(words.moment(last.instant))"
        return "\(schedule.id): \(PlanWords.count(own.count, "fire")) \(span) \(words.moment(first.instant))\(end)"
    }
}
