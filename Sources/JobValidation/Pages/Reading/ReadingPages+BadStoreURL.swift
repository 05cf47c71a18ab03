import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ124
    static let badStoreURL = RuleDescription(
        ReadingCode.badStoreURL, .error, title: "a store URL of an unknown sort",
        why: """
            Stores are `sqlite:PATH` and `postgres://…`. A URL that is a variable is judged by its default.
            """,
        badExample: """
            version: 1
            store: { url: "mysql://db.example/app" }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            store: { url: "postgres://db.example/app" }
            jobs:
              send_digest: {}
            """)
}
