import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ012
    static let nestedColon = RuleDescription(
        ReadingCode.nestedColon, .error, title: "a second colon in a plain value",
        why: """
            A colon with a blank behind it separates a key from its value, so a text that has one must stand in \
            quotes.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest:
                description: Daily: the digest
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest:
                description: "Daily: the digest"
            """)
}
