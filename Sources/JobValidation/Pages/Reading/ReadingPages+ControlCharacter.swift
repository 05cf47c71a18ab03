import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ017
    static let controlCharacter = RuleDescription(
        ReadingCode.controlCharacter, .error, title: "a control character",
        why: """
            YAML allows none but tab and line breaks in plain text. In double quotes it can be written as an \
            escape such as `\\u0007`.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { description: "bell \u{7}" }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: { description: "bell" }
            """)
}
