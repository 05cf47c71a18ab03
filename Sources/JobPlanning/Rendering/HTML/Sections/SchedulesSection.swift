import JobTime

/// Every schedule with what it does in the window.
struct SchedulesSection {
    /// More are counted only.
    private static let most = 2_000

    let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
    }

    var section: HTMLSection {
        let fires = Dictionary(grouping: plan.fires, by: \.schedule)
        let jobs = Dictionary(plan.totals.bySchedule.map { ($0.name, $0.jobs) }) { first, _ in first }
        let words = HTMLWords(plan)
        var table = HTMLTable(
            "Schedules",
            [
                .init(title: "Schedule"), .init(title: "Queue"), .init(title: "First"), .init(title: "Last"),
                .init(title: "Users", isNumber: true), .init(title: "Fires", isNumber: true),
                .init(title: "Jobs", isNumber: true),
            ])
        for schedule in plan.schedules.prefix(Self.most) {
            let own = fires[schedule.id] ?? []
            let name: Markup = """
                <code>\(schedule.id)</code><span class="fact">\(schedule.trigger), \(schedule.zone)</span>
                """
            let users = schedule.isPerUser ? PlanWords.number(schedule.users) : ""
            guard schedule.isEnabled else {
                table.add([name, "\(schedule.queue)", "disabled", "", "\(users)", "0", "0"])
                continue
            }
            table.add([
                name, "\(schedule.queue)", "\(own.first.map { words.moment($0.instant) } ?? "–")",
                "\(own.last.map { words.moment($0.instant) } ?? "–")", "\(users)", "\(PlanWords.number(own.count))",
                "\(PlanWords.number(jobs[schedule.id] ?? nil))",
            ])
        }
        let hidden = plan.schedules.count - Self.most
        let rest: Markup = hidden > 0 ? "<p>… and \(PlanWords.count(hidden, "more schedule")).</p>\n" : .empty
        let body: Markup = table.isEmpty ? "<p>There is no schedule to show.</p>\n" : table.markup
        return HTMLSection(id: "schedules", title: "Schedules", body: "\(body)\(rest)")
    }
}
