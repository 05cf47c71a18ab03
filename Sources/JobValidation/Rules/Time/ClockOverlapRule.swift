import JobConfig
import JobDiagnostics
import JobTime

/// A fixed local time that the clocks show twice on some day.
struct ClockOverlapRule: Rule {
    static let page = RuleDescription(
        "RJ226", .note, title: "a local time that exists twice on some day",
        why: """
            When the clocks go back, the local times in between come twice. Unless `dst.overlap` says otherwise, the job \
            runs the first time only (`first`). The next such date within twenty changes of the zone's clocks is shown. \
            Nothing is said where `dst` is written, nor for wildcard expressions and `every`.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "01:30", timezone: America/New_York }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "01:30", timezone: America/New_York, dst: { overlap: first } }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.activeSchedules.compactMap { schedule in
            guard schedule.dst.isDefault, let rules = context.rules(of: schedule),
                let change = ClockChange.next(
                    for: context.recurrence(of: schedule, in: rules), after: context.now, reason: .overlapFirst),
                case .fixed(let zone) = schedule.zone.value
            else { return nil }
            return finding(
                "\(change.timeText) exists twice on \(change.date) in \(zone): it runs at the first, \(change.clockText)",
                at: schedule.trigger.location,
                help: "write dst: { overlap: first } to confirm, or last or both to change it")
        }
    }
}
