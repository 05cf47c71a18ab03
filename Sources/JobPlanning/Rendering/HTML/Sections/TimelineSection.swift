import JobTime

/// The window as drawings: by queue, by schedule, by zone.
struct TimelineSection {
    private let plan: Plan
    private let scale: TimeScale
    private let axis: TimeAxis
    private let words: HTMLWords

    init(_ plan: Plan) {
        self.plan = plan
        scale = TimeScale(window: plan.window)
        axis = TimeAxis(plan.window, clock: plan.clock)
        words = HTMLWords(plan)
    }

    var section: HTMLSection? {
        guard !plan.fires.isEmpty else { return nil }
        let figures = [
            figure("By queue", QueueLanes(plan, scale: scale, words: words)),
            figure("By schedule", ScheduleLanes(plan, scale: scale, words: words)),
            figure("By zone", ZoneLanes(plan, scale: scale, words: words)),
        ]
        return HTMLSection(id: "timeline", title: "Timeline", body: "\(figures)")
    }

    private func figure(_ title: String, _ lanes: some TimelineLanes) -> Markup {
        TimelineFigure(
            title: title, caption: lanes.caption, lanes: lanes.lanes, axis: axis, zone: plan.timezone.rawValue
        ).markup
    }
}
