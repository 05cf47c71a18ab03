import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ100
    static let wrongType = RuleDescription(
        ReadingCode.wrongType, .error, title: "a value of the wrong type",
        why: """
            A text stands where a number belongs, a list where a map belongs, and so on. Quoted numbers are \
            texts.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { priority: "two" }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: { priority: 2 }
            """)
}
