import JobModel
import JobPlugin
import JobStore
import Logging

/// What the parts of a node share.
struct NodeServices: Sendable {
    let identity: NodeIdentity
    let store: any JobStore
    let configuration: ConfigurationBox
    let options: NodeOptions
    let clock: NodeClock
    let observer: any NodeObserver
    let client: any JobClient
    let logger: Logger
    /// A random number from 0 to 1.
    let random: @Sendable () -> Double
    /// The workers of kinds with Swift code; programs come from the configuration.
    let handlers: [JobKind: KindWorker]
    let suspects = Suspects()

    /// The queues this node works.
    func queues() -> [QueueRules] {
        let all = configuration.current.queues
        guard let wanted = options.queues else { return all }
        return all.filter { wanted.contains($0.name) }
    }

    /// The kinds this node can work.
    var kinds: [JobKind] {
        Array(Set(handlers.keys).union(configuration.current.programs.keys)).sorted()
    }

    func worker(for kind: JobKind) -> KindWorker? {
        handlers[kind] ?? configuration.current.programs[kind].map { $0.worker }
    }

    func context(for job: ClaimedJob) -> JobContext {
        var logger = logger
        logger[metadataKey: "job"] = .stringConvertible(job.claim.id)
        logger[metadataKey: "kind"] = .string(job.kind.rawValue)
        logger[metadataKey: "attempt"] = .stringConvertible(job.claim.attempt)
        return JobContext(
            id: job.claim.id, kind: job.kind, queue: job.queue, attempt: job.claim.attempt,
            maxAttempts: job.maxAttempts, priority: job.priority, tags: job.tags, metadata: job.metadata,
            createdAt: job.createdAt, scheduledAt: job.scheduledAt, client: client, logger: logger, now: clock.now)
    }

    /// What there is to do for this node.
    func backlog() async throws -> Backlog {
        let backlog = try await store.backlog(queues: queues().filter { !$0.isPaused }.map(\.name), kinds: kinds)
        suspects.set(backlog.suspected > 0)
        return backlog
    }
}
