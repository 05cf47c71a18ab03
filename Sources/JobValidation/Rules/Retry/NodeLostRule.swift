import JobConfig
import JobDiagnostics

/// `node_lost_after` shorter than three heartbeats.
struct NodeLostRule: Rule {
    static let page = RuleDescription(
        "RJ403", .error, title: "node_lost_after shorter than three heartbeats",
        why: """
            A node gives a sign each third of `node_lost_after`, at most once a second. Below 3 seconds there is no room \
            for a lost one, and a short stall of a live node would give its jobs to another while they still run.
            """,
        badExample: """
            version: 1
            runtime: { node_lost_after: 2s }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            runtime: { node_lost_after: 30s }
            jobs:
              send_digest: {}
            """)

    private static let shortest = Duration.seconds(3)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let limit = context.configuration.runtime.nodeLostAfter
        guard !limit.isUnreadable, limit.value < Self.shortest else { return [] }
        return [
            finding(
                "node_lost_after must be at least three heartbeats of 1s, not \(limit.value.text)", at: limit.location,
                help: "write 3s or more; 30s is usual")
        ]
    }
}
