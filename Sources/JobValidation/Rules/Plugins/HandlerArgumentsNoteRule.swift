import JobConfig
import JobDiagnostics
import JobModel

/// Declared arguments that differ from the handler's without harm.
struct HandlerArgumentsNoteRule: Rule {
    static let page = RuleDescription(
        "RJ705", .note, title: "arguments that differ from the handler's without harm",
        why: """
            A field that the handler does not have is ignored. One that it knows and the file does not declare is refused \
            when somebody enqueues it. One that is optional for the handler may be required here. Jobs run all the same, \
            so it is a note.
            """,
        badExample: """
            version: 1
            jobs:
              send_receipt: { args: { user_id: integer, "local_date?": date, colour: string } }
            """,
        goodExample: """
            version: 1
            jobs:
              send_receipt: { args: { user_id: integer, "local_date?": date } }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.argumentDifferences { !$0.breaksJobs }.map { difference in
            finding(difference.message, at: difference.location, help: difference.help)
        }
    }
}
