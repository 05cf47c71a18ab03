import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ109
    static let emptyList = RuleDescription(
        ReadingCode.emptyList, .error, title: "a list or text that must not be empty",
        why: """
            The key says something only with at least one entry.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: [] }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: ["06:00", "18:00"] }
            """)
}
