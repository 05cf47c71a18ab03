import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ053
    static let underscores = RuleDescription(
        ReadingCode.underscores, .error, title: "a number with underscores",
        why: """
            `1_000` is a number for tools that read YAML 1.1, and a text for others. Where a number belongs it \
            is an error, where a text belongs a warning.
            """,
        badExample: """
            version: 1
            queues: { default: { concurrency: 1_0 } }
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
