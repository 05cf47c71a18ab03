import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ218
    static let cronDeadDayOfMonth = RuleDescription(
        ReadingCode.cronDeadDayOfMonth, .warning, title: "a day of the month that never comes",
        why: """
            No chosen month has the day. As either day field may match, only the day of the week counts, and the \
            expression fires more often than it looks.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 30 2 MON" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 * 2 MON" }
            """)
}
