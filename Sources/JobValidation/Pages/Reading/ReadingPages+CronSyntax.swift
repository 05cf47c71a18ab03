import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ200
    static let cronSyntax = RuleDescription(
        ReadingCode.cronSyntax, .error, title: "a cron expression that cannot be read",
        why: """
            A field has numbers, ranges, lists and steps: `5`, `1-5`, `1,15`, `*/10`.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 1,,2 * *" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 1,2 * *" }
            """)
}
