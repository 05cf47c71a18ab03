import JobConfig
import JobDiagnostics
import JobPlugin
import JobScheduling

/// A placeholder that exists, but not in this schedule.
struct PlaceholderScopeRule: Rule {
    static let page = RuleDescription(
        "RJ304", .error, title: "a placeholder that has no value here",
        why: """
            `user.*` has values only in a schedule that runs for each user, and beside `user.id`, `user.timezone` and \
            `user.timezone_raw` only the fields that the audience declares. With `sql` the columns are known only to the \
            store, so any are taken. `slot.*` and `schedule.id` can be used everywhere.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest:
                job: send_receipt
                at: "06:00"
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
        context.configuration.schedules.flatMap { schedule -> [Diagnostic] in
            guard !schedule.zone.isUnreadable, let scope = PlaceholderScope(of: schedule, in: context) else {
                return []
            }
            return schedule.placeholders.filter { scope.shape(of: $0.value) == nil }.map { placeholder in
                if case .userField(let field) = placeholder.value, schedule.isPerUser {
                    return finding(
                        "the audience has no field \"\(field)\"", at: placeholder.location,
                        help: Alternatives.help(for: placeholder.value.name, among: scope.names))
                }
                return finding(
                    "{{\(placeholder.value.name)}} has no value in a schedule that does not run for each user",
                    at: placeholder.location, help: "this schedule has \(Alternatives.list(scope.names))")
            }
        }
    }
}

extension PlaceholderScope {
    /// What a schedule's arguments may use; nil if its audience is not known, which is reported already.
    init?(of schedule: ScheduleDefinition, in context: RuleContext) {
        switch schedule.zone.value {
        case .fixed: self = .fixedZone
        case .eachUser(.sql, _): self = .eachUser(fields: nil)
        case .eachUser(.audience(let name), _):
            guard let audience = context.registry.audience(named: name) else { return nil }
            self = .eachUser(fields: audience.fields)
        }
    }
}
