import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ019
    static let tooDeep = RuleDescription(
        ReadingCode.tooDeep, .error, title: "values nested too deep",
        why: """
            Values may be nested 64 deep.
            """,
        badExample: """
            version: 1
            x-deep: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
