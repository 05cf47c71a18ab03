import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ217
    static let cronEveryMinute = RuleDescription(
        ReadingCode.cronEveryMinute, .warning, title: "a cron expression that runs every minute of an hour",
        why: """
            `* 6 * * *` runs 60 times from 06:00 to 06:59. Most often `0 6 * * *` is meant.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "* 6 * * *" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 * * *" }
            """)
}
