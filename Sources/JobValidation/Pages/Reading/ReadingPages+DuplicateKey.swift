import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ003
    static let duplicateKey = RuleDescription(
        ReadingCode.duplicateKey, .error, title: "a key that stands twice in one map",
        why: """
            Other readers silently take the last one. Here both places are shown, and neither is taken for the \
            right one.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: {}
              send_digest: { timeout: 5m }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: { timeout: 5m }
            """)
}
