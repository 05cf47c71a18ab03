public import JSONTree
import JobModel
public import JobPlugin
import JobRuntime
public import JobSQL
import JobStore
import JobStoreSQLite
import JobTime
import Logging
import ZoneDatabase

/// A plugin at work: a store in memory and a real node, which `drain` runs in this process until nothing is left.
///
/// Time stands still while jobs run, and is advanced to the next retry when nothing else is left to do.
/// ```swift
/// let runner = try await TestRunner(BillingPlugin.self, settings: ["smtp_url": "smtp://localhost"])
/// try await runner.client.enqueue(SendReceipt.self, .init(order_id: 7, email: "a@example.org"))
/// let summary = try await runner.drain()
/// #expect(summary.completed == 1)
/// ```
public final class TestRunner: Sendable {
    /// Tells the node and the plugin the time.
    public let clock: ManualClock
    /// Enqueues jobs; what handlers are given too.
    public let client: any JobClient
    /// The database of jobs and of the plugin's tables.
    public var database: any SQLDatabase { store.database }

    private let store: SQLiteJobStore
    private let box: ConfigurationBox
    private let workers: [JobKind: KindWorker]
    private let logger: Logger

    /// Opens the store, creates the plugin's tables and makes the plugin.
    ///
    /// - Parameters:
    ///   - settings: What would stand under `plugins:`.
    ///   - policy: How all kinds are retried, without jitter.
    ///   - timeout: How long a handler may take on `clock`, which a drain does not advance while one runs.
    /// - Throws: `RegistryError` if the plugin cannot be made; `SQLError` if a migration's statements fail.
    public init<Plugin: JobPlugin>(
        _ plugin: Plugin.Type, settings: JSONValue = [:], policy: RetryPolicy = .river,
        timeout: Duration = .seconds(60), clock: ManualClock = ManualClock()
    ) async throws {
        let registry = try PluginRegistry([plugin])
        let descriptions = registry.plugins.flatMap(\.handlers)
        let store = try await SQLiteJobStore.open(path: ":memory:", now: clock.wall, clock: clock)
        let box = ConfigurationBox(
            RuntimeConfiguration(
                concurrency: 10, queues: [QueueRules(name: "default", concurrency: 10)],
                kinds: Dictionary(
                    uniqueKeysWithValues: descriptions.map { handler in
                        (handler.kind, KindRules(kind: handler.kind, retry: policy, timeout: timeout))
                    })))
        let client = ConfiguredClient(
            store: store, configuration: box,
            handlers: Dictionary(uniqueKeysWithValues: descriptions.map { ($0.kind, $0) }), now: clock.wall)
        let logger = Logger(label: Plugin.id.rawValue) { _ in SwiftLogNoOpLogHandler() }
        do {
            _ = try await PluginMigrator(database: store.database).migrate(registry.plugins)
            let active = try registry.activate(settings: [Plugin.id: settings]) { _ in
                PluginServices(database: store.database, client: client, logger: logger, now: clock.wall, folder: ".")
            }
            workers = active.handlers.mapValues { KindWorker($0) }
        } catch {
            await store.close()
            throw error
        }
        self.clock = clock
        self.client = client
        self.store = store
        self.box = box
        self.logger = logger
    }

    /// Works everything that is enqueued, meanwhile or before, until nothing is left to wait for.
    ///
    /// - Parameter horizon: How far the clock is advanced to meet retries and jobs that are due later.
    /// - Throws: `SQLError` if the store fails.
    public func drain(advancingAtMost horizon: Duration = .seconds(86_400)) async throws -> DrainSummary {
        let recorder = DrainRecorder()
        let end = clock.timestamp.advanced(by: horizon)
        while true {
            try Task.checkCancellation()
            recorder.add(try await workWhatIsDue(recorder))
            let backlog = try await store.backlog(queues: ["default"], kinds: Array(workers.keys))
            if backlog.due > 0 { continue }
            guard let next = backlog.nextDue, next <= end else { return recorder.summary }
            clock.advance(by: next.since(clock.timestamp))
        }
    }

    /// The arguments of all jobs of a handler's kind, whatever became of them, the oldest first.
    /// - Throws: `DecodingError` if arguments do not fit the handler; `SQLError` if the store fails.
    public func enqueued<Handler: JobHandler>(_ handler: Handler.Type) async throws -> [Handler.Arguments] {
        let jobs = try await store.jobs(matching: JobFilter(kind: Handler.kind, limit: 10_000))
        return try jobs.reversed().map { try ArgumentCoding.decode(Handler.Arguments.self, from: $0.arguments.text) }
    }

    /// The first job of a handler's kind whose arguments satisfy a condition, whatever became of it.
    /// - Throws: `NotEnqueuedError` if there is none.
    @discardableResult
    public func assertEnqueued<Handler: JobHandler>(
        _ handler: Handler.Type, where condition: (Handler.Arguments) throws -> Bool = { _ in true }
    ) async throws -> Handler.Arguments {
        let candidates = try await enqueued(handler)
        guard let match = try candidates.first(where: condition) else {
            let all = try await store.counts().reduce(0) { $0 + $1.count }
            throw NotEnqueuedError(kind: Handler.kind, ofKind: candidates.count, others: all - candidates.count)
        }
        return match
    }

    /// Closes the store.
    public func close() async {
        await store.close()
    }

    private func workWhatIsDue(_ recorder: DrainRecorder) async throws -> NodeReport {
        let node = Node(
            identity: NodeIdentity(name: "test", host: "test", process: 0), store: store, configuration: box,
            source: nil, options: NodeOptions(untilIdle: true, idleTimeout: .zero, firesSchedules: false),
            handlers: workers, audiences: [:], client: client, zones: ZoneDatabase(),
            clock: NodeClock(clock, now: clock.wall), random: { 0.5 }, observer: recorder, logger: logger,
            version: "test")
        try await node.run()
        return node.report
    }
}
