import JobModel
import JobStore

/// What a node works under one configuration: worked out once, not for each job.
final class Roster: Sendable {
    /// How the jobs of one kind are worked.
    final class Plan: Sendable {
        let rules: KindRules
        let worker: KindWorker
        let keeping: CompletedKeeping

        init(rules: KindRules, worker: KindWorker, keeping: CompletedKeeping) {
            self.rules = rules
            self.worker = worker
            self.keeping = keeping
        }
    }

    /// Jobs at once over all queues.
    let concurrency: Int
    /// The queues that this node works.
    let queues: [QueueRules]
    /// Those of them whose jobs are claimed row by row.
    let rowQueues: [QueueRules]
    /// Those of them whose jobs run in batches inside a transaction.
    let batchQueues: [QueueRules]
    /// The kinds that this node can work, ascending.
    let kinds: [JobKind]
    /// The rate limits of kinds that each node counts for itself.
    let kindLimits: [JobKind: RateLimit]
    /// By queue, what the store counts over the fleet; only of queues of which claims are bounded.
    private let claimLimits: [String: ClaimLimits]
    private let plans: [JobKind: Plan]

    /// - Parameters:
    ///   - handlers: the workers of kinds with Swift code; programs come from the configuration.
    ///   - only: the queues that are wanted; nil for all.
    ///   - hasLanes: whether the store can run batches inside a transaction.
    init(_ configuration: RuntimeConfiguration, handlers: [JobKind: KindWorker], only: [String]?, hasLanes: Bool) {
        let workers = configuration.programs.mapValues(\.worker).merging(handlers) { $1 }
        concurrency = configuration.concurrency
        queues = configuration.queues.filter { only?.contains($0.name) ?? true }
        rowQueues = hasLanes ? queues.filter { !$0.claimsInTransaction } : queues
        batchQueues = hasLanes ? queues.filter(\.claimsInTransaction) : []
        kinds = workers.keys.sorted()
        kindLimits = configuration.kinds.compactMapValues { $0.rateLimit?.ifPerNode(true) }
        claimLimits = Self.claimLimits(of: configuration)
        plans = Dictionary(
            uniqueKeysWithValues: workers.map { kind, worker in
                (
                    kind,
                    Plan(
                        rules: configuration.rules(for: kind), worker: worker,
                        keeping: CompletedKeeping(of: kind, under: configuration.retention))
                )
            })
    }

    /// The names of the queues that the file does not pause.
    var openQueues: [String] { queues.filter { !$0.isPaused }.map(\.name) }

    /// What bounds the claims from a queue over the fleet.
    func claimLimits(of queue: String) -> ClaimLimits { claimLimits[queue] ?? .none }

    private static func claimLimits(of configuration: RuntimeConfiguration) -> [String: ClaimLimits] {
        let kinds = configuration.kinds.compactMapValues { rules -> KindLimits? in
            let limits = KindLimits(concurrency: rules.concurrency, rate: rules.rateLimit?.ifPerNode(false))
            return limits == KindLimits() ? nil : limits
        }
        var claimLimits: [String: ClaimLimits] = [:]
        for queue in configuration.queues {
            let limits = ClaimLimits(
                queueConcurrency: queue.globalConcurrency, queueRate: queue.rateLimit?.ifPerNode(false), kinds: kinds)
            if !limits.isNone { claimLimits[queue.name] = limits }
        }
        return claimLimits
    }

    /// How jobs of a kind are worked; nil if this node cannot.
    func plan(for kind: JobKind) -> Plan? { plans[kind] }
}
