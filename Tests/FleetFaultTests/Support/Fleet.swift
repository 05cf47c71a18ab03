import JobModel
import JobPlugin
import JobSQL
import JobStore
import JobStorePostgres
import JobTime
import Logging
import PostgresDriver
import PostgresServer
import Testing
import ZoneDatabase

@testable import JobRuntime

/// Nodes of this process over a server of their own, which tests maltreat.
///
/// The kind `note`, in the queue `rows`, is claimed row by row. The kind `entry`, in the queue `batches`, is claimed in
/// batches inside a transaction, and writes into the table `entry` through it. The table `audit` has whatever happens
/// to a row that is already completed.
struct Fleet: Sendable {
    let server: PostgresServer
    let url: String
    /// The test's own.
    let store: PostgresJobStore
    let box: ConfigurationBox
    let log = NodeLog()
    let runs = RunRecord()

    private static let tables = """
        CREATE TABLE entry (job bigint NOT NULL, attempt integer NOT NULL);
        CREATE TABLE audit (job bigint NOT NULL, became text NOT NULL);
        CREATE FUNCTION audit_job() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO public.audit VALUES (new.id, new.state);
            RETURN new;
        END
        $$;
        CREATE TRIGGER audit AFTER UPDATE ON river_job FOR EACH ROW WHEN (old.state = 'completed')
            EXECUTE FUNCTION audit_job();
        """

    static func with(
        _ settings: PostgresServer.Settings = PostgresServer.Settings(), lostAfter: Duration = .seconds(3),
        change: (inout RuntimeConfiguration) throws -> Void = { _ in },
        _ body: (Fleet) async throws -> Void
    ) async throws {
        try await PostgresServer.with(settings) { server in
            try await with(server, lostAfter: lostAfter, change: change, body)
        }
    }

    /// Inserts as many jobs of each of the two ways to claim, has the body work them in trouble, and checks that nothing
    /// was lost.
    /// - Parameter name: of the trouble, for the figures that are printed.
    static func surviving(
        _ name: String, jobs: Int, _ settings: PostgresServer.Settings = PostgresServer.Settings(),
        _ body: (Fleet) async throws -> Void
    ) async throws {
        try await with(settings) { fleet in
            try await fleet.insert(rows: jobs, batches: jobs)
            try await body(fleet)
            print("\(name): \(try await fleet.checkAllCompleted(2 * jobs))")
        }
    }

    /// For tests that leave the server alone: a database of the one that all share.
    static func onSharedServer(
        change: (inout RuntimeConfiguration) throws -> Void = { _ in }, _ body: (Fleet) async throws -> Void
    ) async throws {
        try await TestTurns.shared.take {
            try await with(PostgresServer.shared, lostAfter: .seconds(3), change: change, body)
        }
    }

    private static func with(
        _ server: PostgresServer, lostAfter: Duration, change: (inout RuntimeConfiguration) throws -> Void,
        _ body: (Fleet) async throws -> Void
    ) async throws {
        do {
            let url = try await server.makeDatabase()
            let store = try await open(url)
            try await server.psql(tables, database: url)
            var configuration = RuntimeConfiguration(
                concurrency: 8, shutdownTimeout: .seconds(1), nodeLostAfter: lostAfter,
                queues: [
                    QueueRules(name: "rows", concurrency: 8),
                    QueueRules(name: "batches", concurrency: 2, claimsInTransaction: true),
                ],
                kinds: [
                    "note": KindRules(kind: "note", queue: "rows"),
                    "entry": KindRules(kind: "entry", queue: "batches", timeout: .seconds(5)),
                ])
            try change(&configuration)
            let fleet = Fleet(server: server, url: url, store: store, box: ConfigurationBox(configuration))
            do {
                try await body(fleet)
                await store.close()
            } catch {
                await store.close()
                throw error
            }
        }
    }

    private static func open(_ url: String) async throws -> PostgresJobStore {
        try await PostgresJobStore.open(PostgresLocation(url: url), random: { .random(in: 0...1) })
    }

    // MARK: Jobs

    func insert(rows: Int = 0, batches: Int = 0) async throws {
        _ = try await store.insert(
            (0..<rows).map { _ in JobInsert(kind: "note", queue: "rows") }
                + (0..<batches).map { _ in JobInsert(kind: "entry", queue: "batches") })
    }

    /// Runs SQL in the database.
    @discardableResult
    func psql(_ sql: String) async throws -> String { try await server.psql(sql, database: url) }

    // MARK: Nodes

    private var handlers: [JobKind: KindWorker] {
        [
            "note": Fleet.worker { [runs] context in
                runs.note(job: context.id, attempt: context.attempt)
                return .completed
            },
            "entry": Fleet.worker { [runs] context in
                runs.note(job: context.id, attempt: context.attempt)
                _ = try await context.database.transaction { transaction in
                    try transaction.execute(
                        "INSERT INTO entry VALUES ($1, $2)", [.integer(context.id), .integer(Int64(context.attempt))])
                }
                return .completed
            },
        ]
    }

    static func worker(_ run: @escaping @Sendable (JobContext) async throws -> JobOutcome) -> KindWorker {
        KindWorker { _, _ in
            PreparedWork { context in
                do {
                    return .returned(try await run(context))
                } catch is CancellationError where Task.isCancelled {
                    return .cutOff
                } catch {
                    return .failed(AttemptFailure(error: String(describing: error)))
                }
            }
        }
    }

    /// Runs a node with connections of its own until it ends, as a process would.
    ///
    /// - Parameters:
    ///   - now: what its wall clock tells.
    ///   - handlers: further ones, or others.
    ///   - onStart: is given the node.
    func work(
        _ name: String, untilIdle: Bool = true, firesSchedules: Bool = false,
        now: @escaping @Sendable () -> Timestamp = RunRecord.now, handlers: [JobKind: KindWorker] = [:],
        onAbandon: @escaping @Sendable () -> Void = {}, onStart: @Sendable (Node) -> Void = { _ in }
    ) async throws {
        let store = try await Fleet.open(url)
        let node = Node(
            identity: .ofThisProcess(unique: name), store: store, configuration: box, source: nil,
            options: NodeOptions(untilIdle: untilIdle, firesSchedules: firesSchedules),
            handlers: self.handlers.merging(handlers) { $1 }, audiences: [:],
            client: ConfiguredClient(store: store, configuration: box, handlers: [:], now: now), zones: ZoneDatabase(),
            clock: NodeClock(ContinuousClock(), now: now), random: { .random(in: 0...1) }, observer: log,
            logger: Logger(label: "fault") { _ in SwiftLogNoOpLogHandler() }, version: "test", onAbandon: onAbandon)
        onStart(node)
        try await node.run()
        await store.close()
    }

    /// Runs nodes that end when nothing is left, and lets trouble happen meanwhile.
    func workAll(
        _ names: [String] = ["a", "b"], during trouble: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup { group in
            for name in names { group.addTask { try await work(name) } }
            group.addTask { try await trouble() }
            try await group.waitForAll()
        }
    }

    // MARK: What is left

    /// Checks that nothing was lost, and nothing that was completed ran again.
    /// - Returns: Figures.
    @discardableResult
    func checkAllCompleted(_ count: Int, at location: SourceLocation = #_sourceLocation) async throws -> String {
        let open = try await psql(
            "SELECT id, state, attempt, errors FROM river_job WHERE state <> 'completed' ORDER BY id LIMIT 20")
        #expect(open.isEmpty, "\(open)", sourceLocation: location)
        #expect(try await psql("SELECT count(*) FROM river_job") == "\(count)", sourceLocation: location)
        #expect(try await psql("SELECT count(*) FROM audit") == "0", sourceLocation: location)
        let entries = try await psql(
            """
            SELECT (SELECT count(*) FROM river_job WHERE kind = 'entry'), count(*), count(DISTINCT job) FROM entry
            """)
        #expect(Set(entries.split(separator: "|")).count == 1, "jobs and effects: \(entries)", sourceLocation: location)

        let rows = try await psql(
            "SELECT id, kind, attempt, (extract(epoch FROM finalized_at) * 1000000)::bigint FROM river_job ORDER BY id")
        let runs = runs.all
        var total = 0
        for row in rows.split(separator: "\n") {
            let parts = row.split(separator: "|")
            let (id, attempt, end) = (Int64(parts[0]) ?? 0, Int(parts[2]) ?? 0, Int64(parts[3]) ?? 0)
            let own = runs[id] ?? []
            total += own.count
            #expect(own.contains { $0.attempt == attempt }, "job \(row): \(own)", sourceLocation: location)
            let late = own.filter { $0.startedAt.microseconds > end }
            #expect(late.isEmpty, "job \(row) ran after it was completed: \(late)", sourceLocation: location)
        }
        let troubles = log.counts.troubles.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return
            "\(count) jobs, \(total) runs, \(log.counts.rescues) rescued, troubles: \(troubles.joined(separator: ", "))"
    }
}
