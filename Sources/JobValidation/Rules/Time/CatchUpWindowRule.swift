import JobConfig
import JobDiagnostics

/// A catch-up window shorter than it takes another node to take over.
struct CatchUpWindowRule: Rule {
    static let page = RuleDescription(
        "RJ232", .warning, title: "a catch-up window too short to catch anything up",
        why: """
            When the node that fires schedules is lost, another takes over after `runtime.node_lost_after`. A slot missed \
            in between is at that time older than `within`, and is dropped. The window must be longer than \
            `node_lost_after`; with `policy: none` it plays no part.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", catch_up: { policy: latest, within: 10s } }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", catch_up: { policy: latest, within: 1h } }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let takeover = context.configuration.runtime.nodeLostAfter
        guard !takeover.isUnreadable else { return [] }
        return context.activeSchedules.compactMap { schedule in
            guard !schedule.catchUp.isUnreadable, schedule.catchUp.value.policy != .none,
                let within = schedule.catchUp.value.within, within <= takeover.value
            else { return nil }
            return finding(
                "within \(within.text) nothing is caught up: another node takes over after \(takeover.value.text)",
                at: schedule.catchUp.location, help: "make within longer than \(takeover.value.text)",
                related: takeover.isDefault ? [] : [.init("takes over after this", at: takeover.location)])
        }
    }
}
