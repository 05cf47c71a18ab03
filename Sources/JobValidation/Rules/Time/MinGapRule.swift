import JobConfig
import JobDiagnostics
import JobScheduling
import JobTime

/// A minimum gap as long as the time between two slots.
struct MinGapRule: Rule {
    static let page = RuleDescription(
        "RJ230", .warning, title: "a minimum gap as long as the schedule's period",
        why: """
            `min_gap` drops slots that come too soon after the last. Longer than the time between two slots it drops every \
            other one. Just as long it still drops one a year: a day on which the clocks go forward has 23 hours. The \
            shortest time between two slots is compared; for `every`, which no clock changes, it may be just as long.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", min_gap: 24h }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", min_gap: 12h }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.activeSchedules.compactMap { schedule in
            guard let gap = schedule.minGap, !gap.isUnreadable,
                let period = schedule.trigger.value.trigger.shortestPeriod
            else { return nil }
            var isFixed = false
            if case .every = schedule.trigger.value.trigger { isFixed = true }
            guard gap.value > period || !isFixed && gap.value == period else { return nil }
            return finding(
                "a minimum gap of \(gap.value.text) drops slots of this schedule, which may come after \(period.text)",
                at: gap.location, help: "make it shorter than \(period.text)")
        }
    }
}
