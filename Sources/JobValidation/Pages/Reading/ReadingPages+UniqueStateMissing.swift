import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ116
    static let uniqueStateMissing = RuleDescription(
        ReadingCode.uniqueStateMissing, .error, title: "unique.while without a state that must be in it",
        why: """
            A job that is available, pending, scheduled or running always blocks another of the same key: else a \
            job could come back into a state in which its key is taken. River has the same rule.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { unique: { by: [], while: [available, running] } }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: { unique: { by: [], while: [available, pending, scheduled, running] } }
            """)
}
