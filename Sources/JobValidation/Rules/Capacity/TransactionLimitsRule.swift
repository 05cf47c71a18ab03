import JobConfig
import JobDiagnostics
import SourceMarks

/// Limits that a queue's batches would not keep.
struct TransactionLimitsRule: Rule {
    static let page = RuleDescription(
        "RJ506", .error, title: "a limit on what a queue with claim: transaction runs",
        why: """
            With `claim: transaction` whole batches are taken inside transactions, and no limit is asked: neither \
            `global_concurrency` and `rate_limit` of the queue nor `concurrency` and `rate_limit` of its jobs, whatever \
            their `scope`. A limit that would not be kept is refused. Only the queue's `concurrency`, its number of \
            connections, bounds what runs in a process.
            """,
        badExample: """
            version: 1
            store: { url: "postgres://127.0.0.1/app" }
            queues: { counters: { concurrency: 4, claim: transaction, global_concurrency: 8 } }
            jobs:
              send_digest: { queue: counters, timeout: 2s }
            """,
        goodExample: """
            version: 1
            store: { url: "postgres://127.0.0.1/app" }
            queues: { counters: { concurrency: 4, global_concurrency: 8 } }
            jobs:
              send_digest: { queue: counters, timeout: 2s }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.queues.filter { !$0.claim.isUnreadable && $0.claim.value == .transaction }
            .flatMap { queue in
                let ofQueue = [
                    ("global_concurrency", queue.globalConcurrency?.location),
                    ("rate_limit", queue.rateLimit?.location),
                ].map { ($0.0, $0.1, "the queue \"\(queue.name.value)\"") }
                let ofJobs = context.configuration.jobs.filter { $0.queue.value == queue.name.value }.flatMap { job in
                    [("concurrency", job.concurrency?.location), ("rate_limit", job.rateLimit?.location)]
                        .map { ($0.0, $0.1, "\"\(job.kind.value)\"") }
                }
                return (ofQueue + ofJobs).compactMap { key, location, owner in
                    location.map {
                        finding(
                            "claim: transaction does not keep the \(key) of \(owner)", at: $0,
                            help: "remove it, or write claim: row",
                            related: [.init("the queue's claim", at: queue.claim.location)])
                    }
                }
            }
    }
}
