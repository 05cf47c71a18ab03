import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ207
    static let cronZone = RuleDescription(
        ReadingCode.cronZone, .error, title: "a time zone inside a cron expression",
        why: """
            The zone of a schedule is its key `timezone`.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 * * * Europe/London" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 * * *", timezone: Europe/London }
            """)
}
