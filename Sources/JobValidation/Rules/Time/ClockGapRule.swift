import JobConfig
import JobDiagnostics
import JobTime

/// A fixed local time that the clocks jump over on some day.
struct ClockGapRule: Rule {
    static let page = RuleDescription(
        "RJ225", .note, title: "a local time that does not exist on some day",
        why: """
            When the clocks go forward, the local times in between do not exist. Unless `dst.gap` says otherwise, the job \
            then runs at the first moment that does (`next_valid`). The next such date within twenty changes of the \
            zone's clocks is shown. Nothing is said where `dst` is written, as somebody has decided then, nor for \
            wildcard expressions and `every`, which have no fixed times.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "02:30", timezone: America/New_York }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "03:30", timezone: America/New_York }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.activeSchedules.compactMap { schedule in
            guard schedule.dst.isDefault, let rules = context.rules(of: schedule),
                let change = ClockChange.next(
                    for: context.recurrence(of: schedule, in: rules), after: context.now, reason: .gap),
                case .fixed(let zone) = schedule.zone.value
            else { return nil }
            return finding(
                "\(change.timeText) does not exist on \(change.date) in \(zone): it runs at \(change.clockText)",
                at: schedule.trigger.location,
                help: "write dst: { gap: next_valid } to confirm, or shift or skip to change it")
        }
    }
}
