import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ045
    static let variableUnset = RuleDescription(
        ReadingCode.variableUnset, .note, title: "a variable without a value",
        why: """
            The variable is not set where the check runs, and has no default. Commands that open the store \
            refuse to start with that; for `validate` it is a note.
            """,
        badExample: """
            version: 1
            store: { url: "${NO_SUCH_DATABASE}" }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            store: { url: "${NO_SUCH_DATABASE:-sqlite:runner.db}" }
            jobs:
              send_digest: {}
            """)
}
