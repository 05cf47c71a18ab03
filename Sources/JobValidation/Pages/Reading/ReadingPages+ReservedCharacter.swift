import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ011
    static let reservedCharacter = RuleDescription(
        ReadingCode.reservedCharacter, .error, title: "a value that begins with a reserved character",
        why: """
            YAML reserves `@`, a backquote and `%` at the start of a plain value, so a macro such as `@daily` \
            must stand in quotes.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest:
                job: send_digest
                cron: @daily
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest:
                job: send_digest
                cron: "@daily"
            """)
}
