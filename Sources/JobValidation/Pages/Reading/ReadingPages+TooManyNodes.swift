import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ020
    static let tooManyNodes = RuleDescription(
        ReadingCode.tooManyNodes, .error, title: "too many values",
        why: """
            A file may have 1,000,000 values, those out of aliases included.
            """,
        badExample: """
            # More than a million values.
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
