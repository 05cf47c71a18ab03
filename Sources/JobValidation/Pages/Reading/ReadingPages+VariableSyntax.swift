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
            plugins: { mailer: { from: "${MAIL FROM}" } }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            plugins: { mailer: { from: "${MAIL_FROM:-digest@example.org}" } }
            jobs:
              send_digest: {}
            """)
}
