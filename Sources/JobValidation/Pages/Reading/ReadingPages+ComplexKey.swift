import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ014
    static let complexKey = RuleDescription(
        ReadingCode.complexKey, .error, title: "a key that is a list or a map",
        why: """
            Keys are texts. Braces without quotes around a placeholder are read as such a key.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { ? [a, b] : c }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
