import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ030
    static let missingFile = RuleDescription(
        ReadingCode.missingFile, .error, title: "no jobs.yaml in the folder",
        why: """
            The folder given by `-c`, else the working folder, has no `jobs.yaml`. `schedules.yaml` may be \
            missing: then there are no schedules.
            """,
        badExample: """
            # There is no jobs.yaml.
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
