import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ115
    static let badUniqueField = RuleDescription(
        ReadingCode.badUniqueField, .error, title: "an entry of unique.by that is none",
        why: """
            Entries are `args` for all arguments together, or `args.FIELD` for single ones; not both.
            """,
        badExample: """
            version: 1
            jobs:
              index_page: { args: { text: string }, unique: { by: [text] } }
            """,
        goodExample: """
            version: 1
            jobs:
              index_page: { args: { text: string }, unique: { by: [args.text] } }
            """)
}
