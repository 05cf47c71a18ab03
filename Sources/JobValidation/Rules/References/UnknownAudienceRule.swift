import JobConfig
import JobDiagnostics
import JobPlugin

/// A schedule serves an audience that no linked plugin offers.
struct UnknownAudienceRule: Rule {
    static let page = RuleDescription(
        "RJ303", .error, title: "an audience that no plugin serves",
        why: """
            `audience` names people as a linked plugin serves them; `runner plugins list` shows the names. Without it \
            nobody knows for whom the schedule fires. People in the store's own database can be had with `sql` instead.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest:
                job: send_receipt
                at: "06:00"
                timezone: { each: user, audience: reader }
                args: { user_id: "{{user.id}}" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest:
                job: send_receipt
                at: "06:00"
                timezone: { each: user, audience: readers }
                args: { user_id: "{{user.id}}" }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let names = context.registry.plugins.flatMap { $0.audiences.map(\.name) }.sorted()
        return context.configuration.schedules.compactMap { schedule in
            guard !schedule.zone.isUnreadable, case .eachUser(.audience(let name), _) = schedule.zone.value,
                context.registry.audience(named: name) == nil
            else { return nil }
            return finding(
                "no linked plugin serves an audience \"\(name)\"",
                at: schedule.zonePlaces?.members ?? schedule.zone.location,
                help: Alternatives.help(for: name, among: names) ?? "link the plugin that serves it")
        }
    }
}
