import JobConfig
import JobDiagnostics

/// `renamed_from` names a schedule that still exists, or one that another has taken over.
struct RenamedFromRule: Rule {
    static let page = RuleDescription(
        "RJ308", .error, title: "a schedule renamed from one that still exists",
        why: """
            `renamed_from` hands the ledger of the old id to the new one, so that no slot fires twice. The old id must be \
            gone from the file, and only one schedule can take it over.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00" }
              morning_digest: { job: send_digest, at: "07:00", renamed_from: digest }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              morning_digest: { job: send_digest, at: "07:00", renamed_from: digest }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        var takers: [String: Marked<String>] = [:]
        var found: [Diagnostic] = []
        for schedule in context.configuration.schedules {
            guard let old = schedule.renamedFrom, !old.isUnreadable else { continue }
            if let existing = context.configuration.schedule(old.value) {
                let isOwn = existing.id.value == schedule.id.value
                let message = "\"\(old.value)\" still exists, so nothing was renamed from it"
                let related = Diagnostic.Related("defined here", at: existing.id.location)
                found.append(
                    finding(
                        isOwn ? "a schedule cannot be renamed from itself" : message, at: old.location,
                        help: "remove renamed_from", related: isOwn ? [] : [related]))
            } else if let taker = takers[old.value] {
                found.append(
                    finding(
                        "\"\(taker.value)\" is already renamed from \"\(old.value)\"", at: old.location,
                        help: "only one schedule can take over the ledger of an old id",
                        related: [.init("taken over here", at: taker.location)]))
            } else {
                takers[old.value] = schedule.id
            }
        }
        return found
    }
}
