import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ215
    static let cronUnevenStep = RuleDescription(
        ReadingCode.cronUnevenStep, .warning, title: "a cron step that does not divide its field",
        why: """
            A step starts again at the beginning of its field, so the last interval is shorter than the others. \
            For an even rhythm use `every`.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "*/7 * * * *" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, every: 7m }
            """)
}
