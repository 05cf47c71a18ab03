import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ042
    static let allowOfError = RuleDescription(
        ReadingCode.allowOfError, .warning, title: "an allow comment for an error",
        why: """
            Only warnings and notes can be allowed. With an error the files cannot be used.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { timeout: 30 }   # runner: allow RJ210
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: { timeout: 30s }
            """)
}
