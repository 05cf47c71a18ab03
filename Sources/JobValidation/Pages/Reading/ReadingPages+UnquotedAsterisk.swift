import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ010
    static let unquotedAsterisk = RuleDescription(
        ReadingCode.unquotedAsterisk, .error, title: "a value that begins with an asterisk",
        why: """
            `*` begins a YAML alias, so an expression such as `*/5 * * * *` must stand in quotes.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest:
                job: send_digest
                cron: */5 * * * *
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest:
                job: send_digest
                cron: "*/5 * * * *"
            """)
}
