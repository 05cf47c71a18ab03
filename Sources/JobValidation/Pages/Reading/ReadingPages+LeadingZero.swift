import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ052
    static let leadingZero = RuleDescription(
        ReadingCode.leadingZero, .error, title: "a number with a leading zero",
        why: """
            `010` is 8 for tools that read YAML 1.1, and 10 for others. Where a number belongs it is an error, \
            where a text belongs a warning: quote it.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { priority: 01 }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: { priority: 1 }
            """)
}
