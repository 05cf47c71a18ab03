import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ107
    static let badName = RuleDescription(
        ReadingCode.badName, .error, title: "a name that names cannot have",
        why: """
            Queues, policies, schedules, environments and plugins have lower-case letters and digits, joined by \
            single `_` or `-` (or `.`, but not for queues). Kinds have 2 to 127 ASCII letters, digits and a few \
            marks.
            """,
        badExample: """
            version: 1
            queues: { Mailers: { concurrency: 5 } }
            jobs:
              send_digest: { queue: mailers }
            """,
        goodExample: """
            version: 1
            queues: { mailers: { concurrency: 5 } }
            jobs:
              send_digest: { queue: mailers }
            """)
}
