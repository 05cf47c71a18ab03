import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ050
    static let booleanWord = RuleDescription(
        ReadingCode.booleanWord, .error, title: "a word that YAML 1.1 reads as true or false",
        why: """
            `yes`, `no`, `on` and `off` are texts here, and booleans for tools that read YAML 1.1. Where a \
            boolean belongs it is an error: write `true` or `false`. Where a text belongs it is a warning: quote \
            it.
            """,
        badExample: """
            version: 1
            queues: { default: { concurrency: 10, paused: no } }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            queues: { default: { concurrency: 10, paused: false } }
            jobs:
              send_digest: {}
            """)
}
