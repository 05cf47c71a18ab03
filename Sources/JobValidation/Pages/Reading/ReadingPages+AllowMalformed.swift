import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ041
    static let allowMalformed = RuleDescription(
        ReadingCode.allowMalformed, .warning, title: "a runner comment that cannot be understood",
        why: """
            A comment that begins with `runner:` goes on with `allow`, one or more codes, and perhaps a reason.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: {}   # runner: permit RJ305
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
