import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ001
    static let yamlSyntax = RuleDescription(
        ReadingCode.yamlSyntax, .error, title: "text that is not YAML",
        why: """
            The parser cannot go on from this place, so whatever follows has not been looked at. Most often it \
            is indentation: entries of one map begin in the same column.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest:
                timeout: 1m
               priority: 2
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest:
                timeout: 1m
                priority: 2
            """)
}
