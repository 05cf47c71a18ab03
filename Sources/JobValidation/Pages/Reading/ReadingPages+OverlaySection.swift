import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ120
    static let overlaySection = RuleDescription(
        ReadingCode.overlaySection, .error, title: "a section that an environment cannot change",
        why: """
            An environment can change `runtime`, `queues`, `store`, `plugins`, `defaults`, and whether schedules \
            are enabled. Kinds, policies and times are the same everywhere, so that what was tested is what \
            runs.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: {}
            environments:
              staging: { jobs: { send_digest: { timeout: 5m } } }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            environments:
              staging: { defaults: { timeout: 5m } }
            """)
}
