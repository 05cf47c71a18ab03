import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ125
    static let badURL = RuleDescription(
        ReadingCode.badURL, .error, title: "a handler URL that is not one of http",
        why: """
            A handler is called by http or https.
            """,
        badExample: """
            version: 1
            jobs:
              locate: { handler: { http: { url: "ftp://geo.example/jobs" } } }
            """,
        goodExample: """
            version: 1
            jobs:
              locate: { handler: { http: { url: "https://geo.example/jobs" } } }
            """)
}
