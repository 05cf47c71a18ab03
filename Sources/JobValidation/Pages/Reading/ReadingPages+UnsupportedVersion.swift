import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ108
    static let unsupportedVersion = RuleDescription(
        ReadingCode.unsupportedVersion, .error, title: "a format version that this program does not read",
        why: """
            `version` is the version of the file's format, not of your configuration. There is version 1.
            """,
        badExample: """
            version: 2
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
