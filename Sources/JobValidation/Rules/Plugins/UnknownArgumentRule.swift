import JobConfig
import JobDiagnostics

/// An argument that the job does not have.
struct UnknownArgumentRule: Rule {
    static let page = RuleDescription(
        "RJ708", .error, title: "an argument that the job does not have",
        why: """
            Unknown arguments are refused when a job is enqueued, so that a slip does not go unnoticed. The job's \
            `args` count, or the handler's type where the file declares none.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              receipt:
                job: send_receipt
                at: "06:00"
                args: { user_id: 7, local_dat: "{{slot.date}}" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              receipt:
                job: send_receipt
                at: "06:00"
                args: { user_id: 7, local_date: "{{slot.date}}" }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.templateMismatches(.unknown).map { placed in
            finding(
                placed.message,
                at: placed.location,
                help: Alternatives.help(
                    for: String(placed.mismatch.path.split(separator: ".").last ?? ""),
                    among: placed.mismatch.alternatives),
                related: placed.related)
        }
    }
}
