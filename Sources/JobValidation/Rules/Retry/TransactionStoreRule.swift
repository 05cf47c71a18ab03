import JobConfig
import JobDiagnostics

/// `claim: transaction` beside an SQLite store.
struct TransactionStoreRule: Rule {
    static let page = RuleDescription(
        "RJ402", .note, title: "claim: transaction on SQLite",
        why: """
            SQLite has one writer at a time, so there `transaction` means the same as `row`. It is a note, because the \
            same files may meet PostgreSQL elsewhere. A URL that only a variable knows is not judged.
            """,
        badExample: """
            version: 1
            store: { url: "sqlite:runner.db" }
            queues: { counters: { concurrency: 4, claim: transaction } }
            jobs:
              send_digest: { queue: counters, timeout: 2s }
            """,
        goodExample: """
            version: 1
            store: { url: "sqlite:runner.db" }
            queues: { counters: { concurrency: 4 } }
            jobs:
              send_digest: { queue: counters, timeout: 2s }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        guard !context.configuration.store.url.isUnreadable,
            StoreEngine(url: context.configuration.store.url.value) == .sqlite
        else { return [] }
        return context.configuration.queues.compactMap { queue in
            guard !queue.claim.isUnreadable, queue.claim.value == .transaction else { return nil }
            return finding("on SQLite, claim: transaction means claim: row", at: queue.claim.location)
        }
    }
}
