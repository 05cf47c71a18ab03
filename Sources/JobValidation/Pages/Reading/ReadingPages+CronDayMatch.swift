import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ216
    static let cronDayMatch = RuleDescription(
        ReadingCode.cronDayMatch, .warning, title: "both day fields of a cron expression are set",
        why: """
            As in classic cron, a date matches if either does, unless one begins with `*`, when both must. Other \
            programs differ, so few people read such an expression the same way.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 13 * FRI" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 13 * *" }
            """)
}
