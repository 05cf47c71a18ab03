import JobConfig
import JobDiagnostics
import JobScheduling

/// A spread as long as the time between two slots.
struct SpreadRule: Rule {
    static let page = RuleDescription(
        "RJ229", .warning, title: "a spread as long as the schedule's period",
        why: """
            `spread` puts each job somewhere in a window behind its slot. A window at least as long as the time between two \
            slots reaches into the next one, so that jobs of different slots mix. The shortest time between two slots is \
            compared.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "@hourly", spread: 2h }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "@hourly", spread: 20m }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.activeSchedules.compactMap { schedule in
            guard let spread = schedule.spread, !spread.isUnreadable, spread.value > .zero,
                let period = schedule.trigger.value.trigger.shortestPeriod, spread.value >= period
            else { return nil }
            return finding(
                "a spread of \(spread.value.text) reaches the next slot, which may come after \(period.text)",
                at: spread.location, help: "make it shorter than \(period.text)")
        }
    }
}
