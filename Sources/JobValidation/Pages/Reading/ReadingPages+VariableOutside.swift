import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ044
    static let variableOutside = RuleDescription(
        ReadingCode.variableOutside, .warning, title: "a reference where variables are not replaced",
        why: """
            Variables are replaced only under `store` and `plugins`, so that a plan depends on nothing but the \
            files. Elsewhere the text stays as it is.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { description: "for ${TEAM}" }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: { description: for everybody }
            """)
}
