import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ212
    static let badDate = RuleDescription(
        ReadingCode.badDate, .error, title: "a text that is neither a date nor a time",
        why: """
            `from` and `until` take a date such as `2027-01-01`, or an RFC 3339 time with an offset such as \
            `2027-01-01T06:00:00Z`.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", from: 1.2.2031 }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", from: 2031-02-01 }
            """)
}
