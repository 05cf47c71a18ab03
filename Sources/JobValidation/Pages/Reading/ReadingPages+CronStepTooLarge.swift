import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ203
    static let cronStepTooLarge = RuleDescription(
        ReadingCode.cronStepTooLarge, .error, title: "a cron step that is zero or larger than its field",
        why: """
            `*/90` in the minutes means the same as `0`: a step never leads out of its field. Other programs \
            accept it silently.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "*/90 * * * *" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, every: 90m }
            """)
}
