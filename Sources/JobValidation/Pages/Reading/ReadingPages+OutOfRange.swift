import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ103
    static let outOfRange = RuleDescription(
        ReadingCode.outOfRange, .error, title: "a value outside its range",
        why: """
            The message names the range. Counts are at least 1, priorities 1 to 4.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { priority: 5 }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: { priority: 4 }
            """)
}
