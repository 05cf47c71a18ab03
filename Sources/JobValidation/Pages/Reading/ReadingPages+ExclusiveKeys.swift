import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ105
    static let exclusiveKeys = RuleDescription(
        ReadingCode.exclusiveKeys, .error, title: "two keys of which only one may stand",
        why: """
            Both say the same thing in different ways, so that nobody could tell which one holds.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", every: 1d }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00" }
            """)
}
