import JobModel

/// What a node works under one configuration: worked out once, not for each job.
final class Roster: Sendable {
    /// How the jobs of one kind are worked.
    struct Plan: Sendable {
        var rules: KindRules
        var worker: KindWorker
    }

    /// Jobs at once over all queues.
    let concurrency: Int
    /// The queues that this node works.
    let queues: [QueueRules]
    /// The kinds that this node can work, ascending.
    let kinds: [JobKind]
    /// The rate limits of kinds.
    let limits: [JobKind: RateLimit]
    private let plans: [JobKind: Plan]

    /// - Parameters:
    ///   - handlers: the workers of kinds with Swift code; programs come from the configuration.
    ///   - only: the queues that are wanted; nil for all.
    init(_ configuration: RuntimeConfiguration, handlers: [JobKind: KindWorker], only: [String]?) {
        let workers = configuration.programs.mapValues(\.worker).merging(handlers) { $1 }
        concurrency = configuration.concurrency
        queues = configuration.queues.filter { only?.contains($0.name) ?? true }
        kinds = workers.keys.sorted()
        limits = configuration.kinds.compactMapValues(\.rateLimit)
        plans = Dictionary(
            uniqueKeysWithValues: workers.map { kind, worker in
                (kind, Plan(rules: configuration.rules(for: kind), worker: worker))
            })
    }

    /// The names of the queues that the file does not pause.
    var openQueues: [String] { queues.filter { !$0.isPaused }.map(\.name) }

    /// How jobs of a kind are worked; nil if this node cannot.
    func plan(for kind: JobKind) -> Plan? { plans[kind] }
}
