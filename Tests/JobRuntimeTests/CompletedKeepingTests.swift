import JobConfig
import JobDiagnostics
import JobModel
import JobPlugin
import JobStore
import JobStoreSQLite
import SourceMarks
import Testing
import ZoneDatabase

@testable import JobRuntime

@Suite("Completed jobs that are not kept")
struct CompletedKeepingTests {
    private static let jobs = """
        version: 1
        retention: { completed: 1h, discarded: 0s }
        queues:
          brief: { retention: { completed: 0s } }
          other: {}
        jobs:
          plain: {}
          brief: { queue: brief }
          own: { queue: brief, retention: { completed: 1d } }
          gone: { retention: { completed: 0ms } }
          partly: { queue: brief, retention: { discarded: 2d } }
        """

    private func runtime(_ jobs: String) throws -> RuntimeConfiguration {
        let reading = ConfigurationReader.read(
            jobs: SourceFile(path: "jobs.yaml", bytes: Array(jobs.utf8)), schedules: nil)
        try #require(reading.diagnostics.filter { $0.severity == .error }.map(\.message).isEmpty)
        return RuntimeConfigurationBuilder(folder: ".", environment: [:])
            .build(try #require(reading.base), zones: ZoneDatabase())
    }

    @Test(
        "the kind's own retention wins over its queue's, and that over the file's",
        arguments: [
            ("plain", "default", true), ("plain", "brief", false), ("plain", "other", true), ("brief", "brief", false),
            ("brief", "default", true), ("own", "brief", true), ("own", "default", true), ("gone", "default", false),
            ("gone", "other", false), ("partly", "brief", false), ("partly", "default", false),
            ("unknown", "default", true), ("unknown", "brief", false),
        ])
    func levels(kind: JobKind, queue: String, isKept: Bool) throws {
        let retention = try runtime(Self.jobs).retention
        #expect(CompletedKeeping(of: kind, under: retention).keeps(inQueue: queue) == isKept)
    }

    @Test("a queue may keep what the file does not")
    func keepingQueue() {
        var retention = RetentionRules(queues: ["audit": RetentionRules.Periods()])
        retention.general.completed = .zero
        let keeping = CompletedKeeping(of: "sort", under: retention)
        #expect(keeping.keeps(inQueue: "audit"))
        #expect(!keeping.keeps(inQueue: "default"))
    }

    /// The cleaner's rule and this one must never come apart.
    @Test("what completion deletes and what cleaning removes are the same")
    func sameAsCleaning() async throws {
        let world = try await World()
        let retention = try runtime(Self.jobs).retention
        let pairs: [(kind: JobKind, queue: String)] = ["plain", "brief", "own", "gone", "partly"].flatMap { kind in
            ["default", "brief", "other"].map { (kind, $0) }
        }
        let ids = try await world.store.insert(pairs.map { JobInsert(kind: $0.kind, queue: $0.queue) }).map(\.id)
        for queue in ["default", "brief", "other"] {
            let request = ClaimRequest(queue: queue, limit: 100, kinds: pairs.map(\.kind), node: "node_a")
            let claimed = try await world.store.claim(request).jobs
            _ = try await world.store.finish(claimed.map { JobFinish($0.claim, .completed) })
        }
        _ = try await world.store.clean(retention, limit: 100)
        for (id, pair) in zip(ids, pairs) {
            let isKept = CompletedKeeping(of: pair.kind, under: retention).keeps(inQueue: pair.queue)
            #expect(try await world.state(of: id) == (isKept ? .completed : nil), "\(pair)")
        }
    }

    @Test("a node deletes what completes, keeps what does not, and tells and counts both as ever")
    func node() async throws {
        var configuration = World.configuration(kinds: [
            KindRules(kind: "sort", retry: RetryPolicy(maxAttempts: 1, backoff: .river))
        ])
        configuration.retention.general.completed = .zero
        let world = try await World(configuration: configuration)
        _ = try await world.store.insert((0..<20).map { _ in JobInsert(kind: "sort", maxAttempts: 1) })
        let report = try await world.workUntilIdle([
            "sort": World.worker { context in
                if context.id == 3 { throw StoreError(.invalid, "no") }
                return .completed
            }
        ])
        #expect(report.completed == 19)
        #expect(report.discarded == 1)
        #expect(report.stale == 0)
        #expect(world.log.events.ends.count { $0 == .completed } == 19)
        #expect(try await world.store.jobs(matching: JobFilter()).map(\.id) == [3])
    }

    @Test("a new configuration counts for what starts after it")
    func reload() async throws {
        let world = try await World()
        let node = world.node(handlers: ["sort": World.worker { _ in .completed }])
        try await world.run(node) {
            let first = try await world.insert()[0]
            await world.log.waitForEnds()
            #expect(try await world.state(of: first) == .completed)
            var configuration = World.configuration()
            configuration.retention.kinds["sort"] = RetentionRules.Periods(completed: .zero)
            world.box.replace(with: configuration)
            let second = try await world.insert()[0]
            await world.log.waitForEnds(2)
            #expect(try await world.state(of: second) == nil)
        }
    }
}
