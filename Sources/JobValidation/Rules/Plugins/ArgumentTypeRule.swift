import JobConfig
import JobDiagnostics

/// An argument of the wrong type.
struct ArgumentTypeRule: Rule {
    static let page = RuleDescription(
        "RJ709", .error, title: "an argument of the wrong type",
        why: """
            What is written does not have the type that the job takes. A placeholder that is the whole text keeps \
            its type: `slot.missed` and `slot.pass` are integers, `slot.time` and `slot.utc` timestamps, \
            `slot.date` a date, `user.id` whatever the audience has. With text around it, it becomes a string.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              receipt:
                job: send_receipt
                at: "06:00"
                args: { user_id: "{{slot.date}}" }
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
        context.templateMismatches(.wrongType).map { placed in
            finding(
                placed.message,
                at: placed.location, help: nil,
                related: placed.related)
        }
    }
}
