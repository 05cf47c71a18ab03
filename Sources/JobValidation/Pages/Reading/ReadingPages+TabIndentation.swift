import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ004
    static let tabIndentation = RuleDescription(
        ReadingCode.tabIndentation, .error, title: "a tab in indentation",
        why: """
            YAML is indented with blanks only, because a tab is as wide as each editor likes.
            """,
        badExample: """
            version: 1
            jobs:
            \tsend_digest: {}
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
