import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ008
    static let unusedAnchor = RuleDescription(
        ReadingCode.unusedAnchor, .warning, title: "an anchor that nothing uses",
        why: """
            `&name` marks a value to be repeated by `*name`, and nothing does. Most often one of the two names \
            is misspelt.
            """,
        badExample: """
            version: 1
            x-slow: &slow { timeout: 10m }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            x-slow: &slow { timeout: 10m }
            jobs:
              send_digest: *slow
            """)
}
