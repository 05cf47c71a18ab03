import JobConfig
import JobDiagnostics

/// A schedule that leaves out an argument.
struct MissingArgumentRule: Rule {
    static let page = RuleDescription(
        "RJ707", .error, title: "a schedule that leaves out an argument",
        why: """
            The job requires the argument, so every job of this schedule would be refused or fail. The job's `args` \
            count, or the handler's type where the file declares none.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              receipt:
                job: send_receipt
                at: "06:00"
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              receipt:
                job: send_receipt
                at: "06:00"
                args: { user_id: 7 }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.templateMismatches(.missing).map { placed in
            finding(
                placed.message,
                at: placed.location, help: "add it to args",
                related: placed.related)
        }
    }
}
