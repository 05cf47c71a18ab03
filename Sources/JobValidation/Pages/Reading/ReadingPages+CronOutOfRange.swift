import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ201
    static let cronOutOfRange = RuleDescription(
        ReadingCode.cronOutOfRange, .error, title: "a value outside its cron field",
        why: """
            Minutes are 0-59, hours 0-23, days of the month 1-31, months 1-12, days of the week 0-7.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "60 6 * * *" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 7 * * *" }
            """)
}
