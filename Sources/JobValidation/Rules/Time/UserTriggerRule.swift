import JobConfig
import JobDiagnostics
import JobTime

/// A per-user schedule without fixed local times.
struct UserTriggerRule: Rule {
    static let page = RuleDescription(
        "RJ228", .error, title: "a per-user schedule without fixed local times",
        why: """
            A schedule with `each: user` fires once for each user and nominal local time. `every`, and a cron expression \
            with a wildcard in minute or hour, have no such time: they fire at the same instants everywhere, and need no \
            zone.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest:
                job: send_receipt
                cron: "*/10 * * * *"
                timezone: { each: user, audience: readers }
                args: { user_id: "{{user.id}}" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest:
                job: send_receipt
                cron: "0 6 * * *"
                timezone: { each: user, audience: readers }
                args: { user_id: "{{user.id}}" }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.schedules.compactMap { schedule in
            guard schedule.isPerUser, !schedule.trigger.isUnreadable, schedule.trigger.value.trigger.hasNoNominalTimes
            else { return nil }
            var what = "every"
            if case .cron = schedule.trigger.value.trigger { what = "a wildcard in minute or hour" }
            return finding(
                "\(what) has no local time that could come in each user's zone", at: schedule.trigger.location,
                help: "write a fixed time such as at: \"06:00\"",
                related: [.init("each user's zone is asked for here", at: schedule.zone.location)])
        }
    }
}
