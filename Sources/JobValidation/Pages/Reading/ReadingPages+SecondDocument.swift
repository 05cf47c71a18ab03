import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ005
    static let secondDocument = RuleDescription(
        ReadingCode.secondDocument, .error, title: "a second document in one file",
        why: """
            A line `---` begins another document, and one file holds one. Only a `---` before all content is \
            allowed.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: {}
            ---
            version: 1
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
