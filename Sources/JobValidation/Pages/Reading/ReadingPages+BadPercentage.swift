import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ110
    static let badPercentage = RuleDescription(
        ReadingCode.badPercentage, .error, title: "a text that is not a percentage",
        why: """
            Jitter is written as a percentage from `0%` to `100%`.
            """,
        badExample: """
            version: 1
            retry_policies: { gentle: { backoff: { jitter: 0.1 } } }
            jobs:
              send_digest: { retry: gentle }
            """,
        goodExample: """
            version: 1
            retry_policies: { gentle: { backoff: { jitter: 10% } } }
            jobs:
              send_digest: { retry: gentle }
            """)
}
