import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ013
    static let unquotedVariable = RuleDescription(
        ReadingCode.unquotedVariable, .error, title: "a variable in braces without quotes",
        why: """
            Inside `{ }` and `[ ]` the brace of `${NAME}` ends the map. There the value must stand in quotes.
            """,
        badExample: """
            version: 1
            store: { url: ${DATABASE_URL} }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            store: { url: "${DATABASE_URL}" }
            jobs:
              send_digest: {}
            """)
}
