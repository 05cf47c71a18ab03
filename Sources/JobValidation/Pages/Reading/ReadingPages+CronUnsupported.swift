import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ206
    static let cronUnsupported = RuleDescription(
        ReadingCode.cronUnsupported, .error, title: "something that only other cron dialects have",
        why: """
            `?`, `15W`, `L-3` and `H` mean different things in different programs, so they are refused. The help \
            says what to write instead.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 ? * *" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 6 * * *" }
            """)
}
