import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ043
    static let variableSyntax = RuleDescription(
        ReadingCode.variableSyntax, .error, title: "a reference to a variable that is not well formed",
        why: """
            References are `${NAME}` or `${NAME:-default}`, names letters, digits and `_`. A literal `${` cannot \
            be written.
            """,
        badExample: """
            version: 1
            store: { url: "${DATABASE URL}" }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            store: { url: "${DATABASE_URL:-sqlite:runner.db}" }
            jobs:
              send_digest: {}
            """)
}
