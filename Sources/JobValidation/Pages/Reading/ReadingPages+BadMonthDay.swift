import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ214
    static let badMonthDay = RuleDescription(
        ReadingCode.badMonthDay, .error, title: "something that is not a day of the month",
        why: """
            Days of the month are 1 to 31, and `last`. A month without the day is passed over.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", month_days: [first] }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", month_days: [1, last] }
            """)
}
