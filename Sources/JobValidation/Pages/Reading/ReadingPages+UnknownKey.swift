import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ101
    static let unknownKey = RuleDescription(
        ReadingCode.unknownKey, .error, title: "a key that is not known here",
        why: """
            Unknown keys are refused, since a misspelt one would silently do nothing. Keys that begin with `x-` \
            are ignored, and may hold anchors.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { timout: 5m }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: { timeout: 5m }
            """)
}
