import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ122
    static let overlayRemovesNothing = RuleDescription(
        ReadingCode.overlayRemovesNothing, .warning, title: "an environment that removes what is not there",
        why: """
            `null` in an environment removes what the base has, and the base has nothing here.
            """,
        badExample: """
            version: 1
            queues: { default: { concurrency: 5 } }
            jobs:
              send_digest: {}
            environments:
              staging: { queues: { mailers: null } }
            """,
        goodExample: """
            version: 1
            queues: { default: { concurrency: 5, rate_limit: { max: 5, per: 1s } } }
            jobs:
              send_digest: {}
            environments:
              staging: { queues: { default: { rate_limit: null } } }
            """)
}
