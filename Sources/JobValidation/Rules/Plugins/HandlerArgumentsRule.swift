import JobConfig
import JobDiagnostics
import JobModel

/// Declared arguments that the handler cannot decode.
struct HandlerArgumentsRule: Rule {
    static let page = RuleDescription(
        "RJ704", .error, title: "arguments that the handler cannot decode",
        why: """
            Jobs that fit `args` would fail in the handler: a field that it requires is not declared or optional, or one \
            has a type that it cannot decode. The handler's side is read off its Swift type. What differs without harm \
            is RJ705.
            """,
        badExample: """
            version: 1
            jobs:
              send_receipt: { args: { user_id: string, "local_date?": date } }
            """,
        goodExample: """
            version: 1
            jobs:
              send_receipt: { args: { user_id: integer, "local_date?": date } }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.argumentDifferences { $0.breaksJobs }.map { difference in
            finding(difference.message, at: difference.location, help: difference.help)
        }
    }
}
