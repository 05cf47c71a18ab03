import JobConfig
import JobDiagnostics

/// A job that may take long in a queue whose jobs share transactions.
struct TransactionTimeoutRule: Rule {
    static let page = RuleDescription(
        "RJ401", .error, title: "a timeout above 5s in a queue with claim: transaction",
        why: """
            With `claim: transaction` a batch of jobs runs in one transaction, one after another; nothing of it is \
            committed before the last. A slow job would hold the locks of all others, so each must end within 5 seconds. \
            A job without `timeout` has that of `defaults`.
            """,
        badExample: """
            version: 1
            store: { url: "postgres://127.0.0.1/app" }
            queues: { counters: { concurrency: 4, claim: transaction } }
            jobs:
              send_digest: { queue: counters, timeout: 30s }
            """,
        goodExample: """
            version: 1
            store: { url: "postgres://127.0.0.1/app" }
            queues: { counters: { concurrency: 4, claim: transaction } }
            jobs:
              send_digest: { queue: counters, timeout: 2s }
            """)

    private static let longest = Duration.seconds(5)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.jobs.compactMap { job in
            guard !job.timeout.isUnreadable, job.timeout.value > Self.longest,
                let queue = context.configuration.queue(job.queue.value), !queue.claim.isUnreadable,
                queue.claim.value == .transaction
            else { return nil }
            let place = job.timeout.isDefault ? job.kind.location : job.timeout.location
            return finding(
                "a job of a queue with claim: transaction must end within 5s, \"\(job.kind.value)\" has \(job.timeout.value.text)",
                at: place, help: "write timeout: 5s or less, or use a queue with claim: row",
                related: [.init("the queue's claim", at: queue.claim.location)])
        }
    }
}
