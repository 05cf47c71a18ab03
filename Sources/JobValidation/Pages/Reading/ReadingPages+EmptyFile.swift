import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ032
    static let emptyFile = RuleDescription(
        ReadingCode.emptyFile, .error, title: "a file without any value",
        why: """
            There is nothing in it, or nothing but comments. At least `version` is needed.
            """,
        badExample: """
            # Nothing but this comment.
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
