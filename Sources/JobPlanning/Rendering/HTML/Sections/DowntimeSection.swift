/// What catch-up does after a downtime.
struct DowntimeSection {
    /// More lines of one schedule are counted only.
    private static let lines = 40

    let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
    }

    /// nil if none was asked about.
    var section: HTMLSection? {
        guard let downtime = plan.downtime else { return nil }
        let entries = plan.schedules.compactMap { schedule -> Markup? in
            let lines = DowntimeWords.lines(downtime, schedule, expand: false)
            guard !lines.isEmpty else { return nil }
            var items = lines.prefix(Self.lines).map { "<li>\($0)</li>" as Markup }
            let hidden = lines.count - items.count
            if hidden > 0 { items.append("<li>… and \(PlanWords.number(hidden)) more</li>") }
            return "<li><code>\(schedule.id)</code><ul class=\"sentences\">\n\(items.lines)</ul></li>"
        }
        let body: Markup =
            entries.isEmpty
            ? "<p>No slot comes meanwhile.</p>\n" : "<ul class=\"sentences\">\n\(entries.lines)</ul>\n"
        return HTMLSection(
            id: "downtime", title: "Downtime", lead: "No node fires from \(DowntimeText.range(downtime)).", body: body)
    }
}
