import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ112
    static let duplicateItem = RuleDescription(
        ReadingCode.duplicateItem, .warning, title: "an item that stands twice in a list",
        why: """
            The second has no effect.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", days: [mon, tue, mon] }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", days: [mon, tue] }
            """)
}
