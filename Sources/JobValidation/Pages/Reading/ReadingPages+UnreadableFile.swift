import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ031
    static let unreadableFile = RuleDescription(
        ReadingCode.unreadableFile, .error, title: "a file that cannot be read",
        why: """
            The file exists, but opening or reading it fails, for instance because it is a folder or belongs to \
            somebody else.
            """,
        badExample: """
            # jobs.yaml is a folder.
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
