import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ118
    static let unknownPlaceholder = RuleDescription(
        ReadingCode.unknownPlaceholder, .error, title: "a placeholder that does not exist",
        why: """
            Placeholders are a closed set: `user.id`, `user.timezone`, `user.timezone_raw`, further fields of \
            the audience, `slot.time`, `slot.utc`, `slot.date`, `slot.missed`, `slot.pass` and `schedule.id`.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              receipt: { job: send_receipt, at: "06:00", args: { user_id: 7, local_date: "{{slot.day}}" } }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              receipt: { job: send_receipt, at: "06:00", args: { user_id: 7, local_date: "{{slot.date}}" } }
            """)
}
