import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ009
    static let badMerge = RuleDescription(
        ReadingCode.badMerge, .error, title: "a merge key without a map",
        why: """
            `<<` takes the entries of a map, or of a list of maps, into the map in which it stands.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { <<: slow, timeout: 1m }
            """,
        goodExample: """
            version: 1
            x-slow: &slow { timeout: 10m }
            jobs:
              send_digest: { <<: *slow, priority: 2 }
            """)
}
