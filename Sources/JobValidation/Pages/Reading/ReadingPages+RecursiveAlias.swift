import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ007
    static let recursiveAlias = RuleDescription(
        ReadingCode.recursiveAlias, .error, title: "an anchor that contains itself",
        why: """
            The value would have no end.
            """,
        badExample: """
            version: 1
            x-loop: &loop { again: *loop }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
