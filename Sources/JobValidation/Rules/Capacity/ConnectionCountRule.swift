import JobConfig
import JobDiagnostics

/// More connections than a PostgreSQL server takes by default.
struct ConnectionCountRule: Rule {
    static let page = RuleDescription(
        "RJ504", .warning, title: "more connections than the server takes",
        why: """
            With `claim: transaction` the concurrency of a queue is a number of connections. One process with 89 or more \
            of them, and the nine that it has anyhow, is beyond what a PostgreSQL server takes unless its `max_connections` \
            (100, of which 3 are kept back) has been raised. Behind `pooler: transaction` nothing is said. Other queues \
            share a few connections however many jobs they run, so the sum of their concurrency plays no part.
            """,
        badExample: """
            version: 1
            runtime: { concurrency: 200 }
            store: { url: "postgres://127.0.0.1/app" }
            queues: { counters: { concurrency: 120, claim: transaction } }
            jobs:
              send_digest: { queue: counters, timeout: 2s }
            """,
        goodExample: """
            version: 1
            runtime: { concurrency: 200 }
            store: { url: "postgres://127.0.0.1/app" }
            queues: { counters: { concurrency: 8, claim: transaction } }
            jobs:
              send_digest: { queue: counters, timeout: 2s }
            """)

    private static let mostConnections = 97
    /// Four for work, four for the rest, and one that listens.
    private static let ownConnections = 9

    func check(_ context: RuleContext) -> [Diagnostic] {
        let configuration = context.configuration
        let store = configuration.store
        guard StoreEngine(url: store.url.value) != .sqlite, store.pooler.value == .none else { return [] }
        let queues = configuration.queues.filter { $0.claim.value == .transaction && !$0.concurrency.isUnreadable }
        let wanted = queues.reduce(Self.ownConnections) { $0 + $1.concurrency.value }
        guard wanted > Self.mostConnections,
            let largest = queues.max(by: { $0.concurrency.value < $1.concurrency.value })
        else { return [] }
        return [
            finding(
                "one process wants \(wanted) connections; a PostgreSQL server takes \(Self.mostConnections) unless told otherwise",
                at: largest.concurrency.location,
                help: "lower the concurrency of queues with claim: transaction; a few connections do the work of many",
                related: queues.filter { $0.name.value != largest.name.value }.prefix(7).map {
                    .init("these count too", at: $0.concurrency.location)
                })
        ]
    }
}
