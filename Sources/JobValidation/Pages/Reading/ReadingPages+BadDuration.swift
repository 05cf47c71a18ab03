import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ210
    static let badDuration = RuleDescription(
        ReadingCode.badDuration, .error, title: "a text that is not a duration",
        why: """
            Durations have units, largest first: `500ms`, `30s`, `5m`, `2h`, `1d`, `1w`, `1h30m`.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { timeout: 30 }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: { timeout: 30s }
            """)
}
