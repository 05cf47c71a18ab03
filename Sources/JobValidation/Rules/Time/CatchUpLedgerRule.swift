import JobConfig
import JobDiagnostics

/// A catch-up window longer than the ledger is kept.
struct CatchUpLedgerRule: Rule {
    static let page = RuleDescription(
        "RJ231", .warning, title: "a catch-up window longer than the ledger is kept",
        why: """
            Missed slots are found by comparing with the ledger. What is older than `retention.ledger` (400 days, if \
            nothing is said) is no longer there, so that nobody can tell whether such a slot fired.
            """,
        badExample: """
            version: 1
            retention: { ledger: 30d }
            queues: { default: { concurrency: 10 } }
            jobs:
              send_digest: {}
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", catch_up: { policy: latest, within: 60d } }
            """,
        goodExample: """
            version: 1
            retention: { ledger: 90d }
            queues: { default: { concurrency: 10 } }
            jobs:
              send_digest: {}
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", catch_up: { policy: latest, within: 60d } }
            """)

    /// What holds if the files say nothing.
    private static let standard = Duration.seconds(400 * 86_400)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let ledger = context.configuration.retention.ledger
        let kept = ledger?.value ?? Self.standard
        return context.activeSchedules.compactMap { schedule in
            guard !schedule.catchUp.isUnreadable, let within = schedule.catchUp.value.within, within > kept else {
                return nil
            }
            return finding(
                "catching up within \(within.text) needs a ledger of that age, but it is kept for \(kept.text)",
                at: schedule.catchUp.location, help: "shorten within, or lengthen retention.ledger",
                related: ledger.flatMap { $0.isDefault ? nil : [.init("kept for so long", at: $0.location)] } ?? [])
        }
    }
}
