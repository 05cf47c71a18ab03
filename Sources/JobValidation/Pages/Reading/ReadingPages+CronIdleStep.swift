import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ219
    static let cronIdleStep = RuleDescription(
        ReadingCode.cronIdleStep, .warning, title: "a cron step longer than its range",
        why: """
            Only the first value of the range is left.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "10-20/30 * * * *" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "10 * * * *" }
            """)
}
