import JobConfig
import JobDiagnostics

/// A queue may have more jobs at once than the process.
struct QueueConcurrencyRule: Rule {
    static let page = RuleDescription(
        "RJ502", .note, title: "a queue's concurrency above that of the process",
        why: """
            A process runs at most `runtime.concurrency` jobs over all queues, so a larger number for one queue is never \
            reached. The sum of all queues may well be larger, and usually is: it says how far each may go while the others \
            are idle. In an environment only queues that it changes are looked at.
            """,
        badExample: """
            version: 1
            runtime: { concurrency: 10 }
            queues: { default: { concurrency: 50 } }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            runtime: { concurrency: 50 }
            queues: { default: { concurrency: 50 } }
            jobs:
              send_digest: {}
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let limit = context.configuration.runtime.concurrency
        guard !limit.isUnreadable else { return [] }
        return context.configuration.queues.compactMap { queue in
            let concurrency = queue.concurrency
            guard !concurrency.isUnreadable, !concurrency.isDefault, concurrency.value > limit.value,
                context.base?.queue(queue.name.value)?.concurrency.location != concurrency.location
            else { return nil }
            return finding(
                "\(concurrency.value) jobs at once are never reached: the process runs \(limit.value)",
                at: concurrency.location, help: "write \(limit.value) or less, or raise runtime.concurrency",
                related: limit.isDefault ? [] : [.init("the process's limit", at: limit.location)])
        }
    }
}
