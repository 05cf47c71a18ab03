import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ113
    static let unknownArgumentType = RuleDescription(
        ReadingCode.unknownArgumentType, .error, title: "a type of argument that does not exist",
        why: """
            Types are integer, number, string, boolean, timestamp, date, object, any, `[T]`, `{string: T}`, \
            `enum: [a, b]`, and a map of fields.
            """,
        badExample: """
            version: 1
            jobs:
              index_page: { args: { text: text } }
            """,
        goodExample: """
            version: 1
            jobs:
              index_page: { args: { text: string } }
            """)
}
