import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ054
    static let exponent = RuleDescription(
        ReadingCode.exponent, .error, title: "an exponent where a whole number belongs",
        why: """
            `1e1` is a number with a fraction to YAML. Write plain digits.
            """,
        badExample: """
            version: 1
            queues: { default: { concurrency: 1e1 } }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            queues: { default: { concurrency: 10 } }
            jobs:
              send_digest: {}
            """)
}
