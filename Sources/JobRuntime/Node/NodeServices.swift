import JobModel
import JobPlugin
import JobSQL
import JobStore
import Logging

/// What the parts of a node share.
final class NodeServices: Sendable {
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
    private let rosters = RosterBox()

    init(
        identity: NodeIdentity, store: any JobStore, configuration: ConfigurationBox, options: NodeOptions,
        clock: NodeClock, observer: any NodeObserver, client: any JobClient, logger: Logger,
        random: @escaping @Sendable () -> Double, handlers: [JobKind: KindWorker]
    ) {
        self.identity = identity
        self.store = store
        self.configuration = configuration
        self.options = options
        self.clock = clock
        self.observer = observer
        self.client = client
        self.logger = logger
        self.random = random
        self.handlers = handlers
    }

    /// What the node works under the present configuration.
    var roster: Roster {
        rosters.roster(for: configuration) {
            Roster($0, handlers: handlers, only: options.queues, hasLanes: store.hasLanes)
        }
    }

    /// - Parameter part: the job's part of a batch's transaction; nil where it is claimed by itself.
    func context(for job: ClaimedJob, part: (any SQLDatabase)? = nil) -> JobContext {
        JobContext(
            id: job.claim.id, kind: job.kind, queue: job.queue, attempt: job.claim.attempt,
            maxAttempts: job.maxAttempts, priority: job.priority, tags: job.tags, metadata: job.metadata,
            createdAt: job.createdAt, scheduledAt: job.scheduledAt, client: client, database: part ?? store.database,
            logger: logger, now: clock.now)
    }

    /// How much there is to do for this node.
    func backlog() async throws -> Backlog {
        try await store.backlog(queues: roster.openQueues, kinds: roster.kinds)
    }

    /// What is to come for this node.
    func outlook() async throws -> Outlook {
        try await store.outlook(queues: roster.openQueues, kinds: roster.kinds)
    }
}
