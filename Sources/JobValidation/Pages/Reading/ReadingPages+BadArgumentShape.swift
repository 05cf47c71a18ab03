import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ114
    static let badArgumentShape = RuleDescription(
        ReadingCode.badArgumentShape, .error, title: "a type of argument that cannot be read",
        why: """
            A list type has one element, `{string: T}` one entry, and an `enum` texts.
            """,
        badExample: """
            version: 1
            jobs:
              index_page: { args: { text: [string, integer] } }
            """,
        goodExample: """
            version: 1
            jobs:
              index_page: { args: { text: string } }
            """)
}
