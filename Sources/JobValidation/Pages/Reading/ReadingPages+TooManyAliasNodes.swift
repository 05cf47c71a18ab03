import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ021
    static let tooManyAliasNodes = RuleDescription(
        ReadingCode.tooManyAliasNodes, .error, title: "aliases that stand for too many values",
        why: """
            Of the values in a file at most 100,000 may come out of aliases: aliases of aliases grow to any size \
            on few lines.
            """,
        badExample: """
            version: 1
            x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
            x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
            x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
            x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
            x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
            x-f: [*e, *e]
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
