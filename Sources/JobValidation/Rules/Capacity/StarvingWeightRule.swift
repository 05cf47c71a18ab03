import JobConfig
import JobDiagnostics

/// A queue whose weight gives it next to nothing.
struct StarvingWeightRule: Rule {
    static let page = RuleDescription(
        "RJ501", .warning, title: "a weight that leaves a queue less than one start in a hundred",
        why: """
            When all queues have work, each gets a share of the starts by its weight. A queue below one hundredth of the \
            sum of all weights waits through more than a hundred starts of the others for each of its own.
            """,
        badExample: """
            version: 1
            queues:
              default: { concurrency: 10, weight: 200 }
              low: { concurrency: 2, weight: 1 }
            jobs:
              send_digest: { queue: default }
              index_page: { queue: low }
            """,
        goodExample: """
            version: 1
            queues:
              default: { concurrency: 10, weight: 20 }
              low: { concurrency: 2, weight: 1 }
            jobs:
              send_digest: { queue: default }
              index_page: { queue: low }
            """)

    private static let leastShare = 100

    func check(_ context: RuleContext) -> [Diagnostic] {
        let queues = context.configuration.queues.filter { !$0.weight.isUnreadable }
        let total = queues.reduce(0) { $0 + $1.weight.value }
        return queues.compactMap { queue in
            guard queue.weight.value * Self.leastShare < total,
                let largest = queues.max(by: { $0.weight.value < $1.weight.value })
            else { return nil }
            return finding(
                "\"\(queue.name.value)\" gets \(queue.weight.value) of \(total) starts while all queues have work",
                at: queue.weight.location,
                help:
                    "write at least \((total + Self.leastShare - 1) / Self.leastShare), or smaller weights for the others",
                related: [.init("the largest weight", at: largest.weight.location)])
        }
    }
}
