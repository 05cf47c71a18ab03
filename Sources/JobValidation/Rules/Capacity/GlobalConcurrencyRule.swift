import JobConfig
import JobDiagnostics

/// A limit over the fleet below that of one process.
struct GlobalConcurrencyRule: Rule {
    static let page = RuleDescription(
        "RJ503", .warning, title: "a global limit below that of one process",
        why: """
            `global_concurrency` holds over all nodes together, `concurrency` in each. If the first is the smaller one, the \
            second is never reached, and probably the two have been mixed up.
            """,
        badExample: """
            version: 1
            queues: { default: { concurrency: 10, global_concurrency: 4 } }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            queues: { default: { concurrency: 4, global_concurrency: 10 } }
            jobs:
              send_digest: {}
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.queues.compactMap { queue in
            guard let global = queue.globalConcurrency, !global.isUnreadable, !queue.concurrency.isUnreadable,
                !queue.concurrency.isDefault, global.value < queue.concurrency.value
            else { return nil }
            return finding(
                "\(global.value) jobs at once over all nodes are fewer than the \(queue.concurrency.value) of one process",
                at: global.location, help: "write concurrency: \(global.value) or less",
                related: [.init("the limit of one process", at: queue.concurrency.location)])
        }
    }
}
