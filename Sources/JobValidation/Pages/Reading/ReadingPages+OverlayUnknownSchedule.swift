import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ121
    static let overlayUnknownSchedule = RuleDescription(
        ReadingCode.overlayUnknownSchedule, .error,
        title: "an environment that speaks of a schedule that does not exist",
        why: """
            An environment can switch schedules on and off by their id in `schedules.yaml`.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: {}
            environments:
              staging: { schedules: { digets: { enabled: false } } }
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00" }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            environments:
              staging: { schedules: { digest: { enabled: false } } }
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00" }
            """)
}
