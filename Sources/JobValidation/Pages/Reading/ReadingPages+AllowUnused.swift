import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ040
    static let allowUnused = RuleDescription(
        ReadingCode.allowUnused, .warning, title: "an allow comment that silences nothing",
        why: """
            Nothing with this code is found on its line, so the comment only hides what may come later. Remove \
            it.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: {}   # runner: allow RJ305 nothing here
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
