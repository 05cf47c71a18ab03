import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ006
    static let undefinedAlias = RuleDescription(
        ReadingCode.undefinedAlias, .error, title: "an alias without its anchor",
        why: """
            `*name` repeats what `&name` marks further up in the same file, and there is no such mark.
            """,
        badExample: """
            version: 1
            x-slow: &slow { timeout: 10m }
            jobs:
              send_digest: *slow
            x-other: *slov
            """,
        goodExample: """
            version: 1
            x-slow: &slow { timeout: 10m }
            jobs:
              send_digest: *slow
            """)
}
