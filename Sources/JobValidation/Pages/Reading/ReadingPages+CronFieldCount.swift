import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ209
    static let cronFieldCount = RuleDescription(
        ReadingCode.cronFieldCount, .error, title: "a cron expression with too few or too many fields",
        why: """
            There are five fields: minute, hour, day of month, month, day of week. A sixth in front is the \
            second.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 * *" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 * * *" }
            """)
}
