import JobConfig
import JobDiagnostics
import JobScheduling

/// A catch-up window that holds more slots than may be caught up.
struct CatchUpMaximumRule: Rule {
    static let page = RuleDescription(
        "RJ233", .note, title: "a catch-up window with more slots than max",
        why: """
            With `policy: all` at most `max` slots are caught up; reaching it is an error event, and the rest is dropped. \
            The window divided by the shortest time between two slots is compared. That may be what you want after a long \
            outage, so it is a note.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, every: 1h, catch_up: { policy: all, within: 2d, max: 12 } }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, every: 1h, catch_up: { policy: all, within: 12h, max: 12 } }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.activeSchedules.compactMap { schedule in
            let catchUp = schedule.catchUp
            guard !catchUp.isUnreadable, catchUp.value.policy == .all, let most = catchUp.value.max,
                let within = catchUp.value.within, let period = schedule.trigger.value.trigger.shortestPeriod,
                period > .zero
            else { return nil }
            let slots = Int(within / period)
            guard slots > most else { return nil }
            return finding(
                "\(within.text) may hold \(slots) slots, of which at most \(most) are caught up", at: catchUp.location,
                help: "raise max to \(slots), or shorten within")
        }
    }
}
