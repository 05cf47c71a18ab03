import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ111
    static let keyNotApplicable = RuleDescription(
        ReadingCode.keyNotApplicable, .error, title: "a key that means nothing beside the others",
        why: """
            What the other keys say leaves it without effect, so one of them is a mistake.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 * * *", days: [mon] }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", days: [mon] }
            """)
}
