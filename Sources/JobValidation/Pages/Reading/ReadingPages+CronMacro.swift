import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ208
    static let cronMacro = RuleDescription(
        ReadingCode.cronMacro, .error, title: "an unknown cron macro",
        why: """
            Macros are `@hourly`, `@daily`, `@midnight`, `@weekly`, `@monthly`, `@yearly` and `@annually`. \
            `@every` is the key `every`; `@reboot` has no meaning on many nodes.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "@fortnightly" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "@weekly" }
            """)
}
