import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ002
    static let unclosed = RuleDescription(
        ReadingCode.unclosed, .error, title: "a bracket or quote that is never closed",
        why: """
            Everything behind it was read as its inside. The place shown is where it was opened.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: {}
            x-tags: [daily, weekly
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            x-tags: [daily, weekly]
            """)
}
