import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ117
    static let placeholderSyntax = RuleDescription(
        ReadingCode.placeholderSyntax, .error, title: "a placeholder that is not closed or empty",
        why: """
            Placeholders are written `{{name}}`.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              receipt: { job: send_receipt, at: "06:00", args: { user_id: 7, local_date: "{{slot.date" } }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              receipt: { job: send_receipt, at: "06:00", args: { user_id: 7, local_date: "{{slot.date}}" } }
            """)
}
