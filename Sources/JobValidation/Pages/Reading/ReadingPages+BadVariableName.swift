import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ119
    static let badVariableName = RuleDescription(
        ReadingCode.badVariableName, .error, title: "a name that an environment variable cannot have",
        why: """
            `env` lists the names of variables that the program gets; their values are the node's own. Names \
            have letters, digits and `_`.
            """,
        badExample: """
            version: 1
            jobs:
              locate: { handler: { exec: [locate], env: ["GEO_KEY=abc"] } }
            """,
        goodExample: """
            version: 1
            jobs:
              locate: { handler: { exec: [locate], env: [GEO_KEY] } }
            """)
}
