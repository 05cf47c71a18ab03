import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ211
    static let badTime = RuleDescription(
        ReadingCode.badTime, .error, title: "a text that is not a time of day",
        why: """
            Times are `HH:MM` or `HH:MM:SS` on a 24-hour clock, in quotes.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "6am" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00" }
            """)
}
