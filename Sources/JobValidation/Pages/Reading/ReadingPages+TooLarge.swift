import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ018
    static let tooLarge = RuleDescription(
        ReadingCode.tooLarge, .error, title: "a file that is too large",
        why: """
            A file may have 16 MiB. No configuration written by hand comes near.
            """,
        badExample: """
            # More than 16 MiB.
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
