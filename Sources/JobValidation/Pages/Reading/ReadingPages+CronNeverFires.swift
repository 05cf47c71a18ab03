import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ204
    static let cronNeverFires = RuleDescription(
        ReadingCode.cronNeverFires, .error, title: "a cron expression that never fires",
        why: """
            No date of the calendar matches, not even in a leap year. That is proved by looking at every date of \
            the 400 years after which the calendar repeats.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 0 30 2 *" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 0 L 2 *" }
            """)
}
