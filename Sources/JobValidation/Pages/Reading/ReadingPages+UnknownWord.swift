import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ104
    static let unknownWord = RuleDescription(
        ReadingCode.unknownWord, .error, title: "a word that is not among those allowed",
        why: """
            The key takes one of a few words, which the help lists.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "02:30", dst: { gap: jump } }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "02:30", dst: { gap: skip } }
            """)
}
