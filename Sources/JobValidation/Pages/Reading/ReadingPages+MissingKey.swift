import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ102
    static let missingKey = RuleDescription(
        ReadingCode.missingKey, .error, title: "a key that is missing",
        why: """
            The map cannot be understood without it.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { at: "06:00" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00" }
            """)
}
