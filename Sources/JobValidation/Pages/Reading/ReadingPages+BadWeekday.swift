import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ213
    static let badWeekday = RuleDescription(
        ReadingCode.badWeekday, .error, title: "a word that is not a day of the week",
        why: """
            Days are `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`; instead of a list also `weekdays` or \
            `weekends`.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", days: [monday] }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", days: [mon] }
            """)
}
