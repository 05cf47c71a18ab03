import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ106
    static let emptyValue = RuleDescription(
        ReadingCode.emptyValue, .error, title: "a key without a value",
        why: """
            Nothing stands behind the colon. Write a value, `{}` or `[]`, or remove the key.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest:
                timeout:
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest:
                timeout: 1m
            """)
}
