import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ202
    static let cronUnknownName = RuleDescription(
        ReadingCode.cronUnknownName, .error, title: "a word that no cron field knows",
        why: """
            Months and days of the week may be written with three letters, such as `JAN` and `MON`.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 * * MONDAY" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 * * MON" }
            """)
}
