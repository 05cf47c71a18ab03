import JobModel
import JobPlugin
import JobPluginTesting
import JobStore
import JobStoreSQLite
import JobTime
import Logging
import ZoneDatabase

@testable import JobRuntime

/// A store, a clock that stands still, and nodes over them.
struct World: Sendable {
    let clock: ManualClock
    let store: SQLiteJobStore
    let box: ConfigurationBox
    let log = EventLog()
    let client: ConfiguredClient

    init(
        configuration: RuntimeConfiguration = World.configuration(), clock: ManualClock = ManualClock(),
        path: String = ":memory:"
    ) async throws {
        self.clock = clock
        store = try await SQLiteJobStore.open(path: path, now: clock.wall, clock: clock)
        box = ConfigurationBox(configuration)
        client = ConfiguredClient(store: store, configuration: box, handlers: [:], now: clock.wall)
    }

    static func configuration(
        concurrency: Int = 10, queues: [QueueRules] = [QueueRules(name: "default", concurrency: 10)],
        kinds: [KindRules] = [KindRules(kind: "sort")]
    ) -> RuntimeConfiguration {
        RuntimeConfiguration(
            concurrency: concurrency, nodeLostAfter: .seconds(86_400), queues: queues,
            kinds: Dictionary(uniqueKeysWithValues: kinds.map { ($0.kind, $0) }), digest: "one")
    }

    /// A worker from a closure, without arguments.
    static func worker(
        _ run: @escaping @Sendable (JobContext) async throws -> JobOutcome
    ) -> KindWorker {
        KindWorker { _, _ in
            PreparedWork { context in
                do {
                    return .returned(try await run(context))
                } catch is CancellationError {
                    return .cutOff
                } catch {
                    return .failed(AttemptFailure(error: String(describing: error)))
                }
            }
        }
    }

    func services(
        name: String = "node_a", options: NodeOptions = NodeOptions(), handlers: [JobKind: KindWorker] = [:],
        store: (any JobStore)? = nil
    ) -> NodeServices {
        NodeServices(
            identity: NodeIdentity(name: name, host: "test", process: 0), store: store ?? self.store,
            configuration: box, options: options, clock: nodeClock, observer: log, client: client, logger: World.logger,
            random: { 0.5 }, handlers: handlers)
    }

    func node(
        name: String = "node_a", options: NodeOptions = NodeOptions(), source: ConfigurationSource? = nil,
        handlers: [JobKind: KindWorker], onAbandon: @escaping @Sendable () -> Void = {}
    ) -> Node {
        Node(
            identity: NodeIdentity(name: name, host: "test", process: 0), store: store, configuration: box,
            source: source, options: options, handlers: handlers, audiences: [:], client: client, zones: ZoneDatabase(),
            clock: nodeClock, random: { 0.5 }, observer: log, logger: World.logger, version: "test",
            onAbandon: onAbandon)
    }

    var nodeClock: NodeClock { NodeClock(clock, now: clock.wall) }

    static var logger: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }

    /// Stores jobs; returns their ids.
    @discardableResult
    func insert(_ count: Int = 1, kind: JobKind = "sort", queue: String = "default") async throws -> [Int64] {
        try await store.insert((0..<count).map { _ in JobInsert(kind: kind, queue: queue) }).map(\.id)
    }

    func state(of id: Int64) async throws -> JobState? {
        try await store.job(id)?.state
    }

    /// Runs a node beside `body`, then drains it.
    func run(_ node: Node, _ body: @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await node.run() }
            try await body()
            node.drain()
            try await group.waitForAll()
        }
    }

    /// Works everything there is with a node until it ends by itself.
    @discardableResult
    func workUntilIdle(
        idleTimeout: Duration? = .zero, _ handlers: [JobKind: KindWorker]
    ) async throws -> NodeReport {
        let node = node(
            options: NodeOptions(untilIdle: true, idleTimeout: idleTimeout, firesSchedules: false), handlers: handlers)
        try await node.run()
        return node.report
    }

    /// Lets time pass, step by step, until a condition holds; after each step what it woke may act.
    func pass(
        step: Duration = .seconds(1), until isMet: @Sendable ([NodeEvent]) -> Bool
    ) async throws {
        while !isMet(log.events) {
            clock.advance(by: step)
            for _ in 0..<20 { await Task.yield() }
            // Twice through the store's thread: behind whatever the step sent there.
            for _ in 0..<2 { _ = try await store.counts() }
        }
    }
}
