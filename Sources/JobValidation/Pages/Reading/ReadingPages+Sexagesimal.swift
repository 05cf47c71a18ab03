import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ051
    static let sexagesimal = RuleDescription(
        ReadingCode.sexagesimal, .error, title: "a number that YAML 1.1 reads in base 60",
        why: """
            `6:30` is 390 for tools that read YAML 1.1. Where a time, a number or a duration belongs it is an \
            error: quote times, write durations with units. Where a text belongs it is a warning.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: 6:30 }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:30" }
            """)
}
