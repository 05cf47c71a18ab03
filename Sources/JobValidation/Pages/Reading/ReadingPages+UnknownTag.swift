import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ015
    static let unknownTag = RuleDescription(
        ReadingCode.unknownTag, .error, title: "a tag",
        why: """
            A word behind `!` asks for a type that this program does not know. Only the tags of YAML's core \
            schema, such as `!!str`, are understood.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { description: !text daily }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: { description: daily }
            """)
}
