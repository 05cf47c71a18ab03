import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ205
    static let cronWrapAround = RuleDescription(
        ReadingCode.cronWrapAround, .error, title: "a cron range that ends before it begins",
        why: """
            Ranges do not go over the end of their field; other programs differ in what they make of it. The \
            help has the same as a list.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 22-2 * * *" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "0 22-23,0-2 * * *" }
            """)
}
