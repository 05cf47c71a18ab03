import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ123
    static let emptyWindow = RuleDescription(
        ReadingCode.emptyWindow, .error, title: "a schedule that ends before it begins",
        why: """
            `from` is inclusive and `until` exclusive, so `until` must be later.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", from: 2031-02-01, until: 2031-01-01 }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", from: 2031-01-01, until: 2031-02-01 }
            """)
}
