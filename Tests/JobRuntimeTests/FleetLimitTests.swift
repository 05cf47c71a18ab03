import JobModel
import JobPluginTesting
import JobStore
import JobStoreSQLite
import JobTime
import Synchronization
import TestGate
import Testing

@testable import JobRuntime

@Suite("Limits over several nodes")
struct FleetLimitTests {
    /// Runs two nodes over one store until so many attempts have ended.
    private func work(
        _ world: World, ends: Int, step: Duration = .milliseconds(25), _ handlers: [JobKind: KindWorker]
    ) async throws {
        let first = world.node(handlers: handlers)
        let second = world.node(name: "node_b", handlers: handlers)
        try await world.run(first) {
            try await world.run(second) {
                try await world.pass(step: step) { $0.ends.count >= ends }
            }
        }
    }

    @Test("two nodes never run more of a queue than its global concurrency")
    func globalConcurrency() async throws {
        let queue = QueueRules(name: "default", concurrency: 10, globalConcurrency: 3)
        let world = try await World(configuration: World.configuration(queues: [queue]))
        try await world.insert(60)
        let tally = Tally()
        try await work(
            world, ends: 60,
            [
                "sort": World.worker { _ in
                    tally.add()
                    for _ in 0..<5 { await Task.yield() }
                    tally.add(-1)
                    return .completed
                }
            ])
        #expect(tally.highest <= 3)
        let counts = try await world.store.counts()
        #expect(counts == [JobCount(queue: "default", kind: "sort", state: .completed, count: 60)])
    }

    @Test("two nodes never run two jobs of one key")
    func keys() async throws {
        let rules = KindRules(kind: "sort", concurrency: KeyedConcurrency(max: 1, field: "g"))
        let world = try await World(configuration: World.configuration(kinds: [rules]))
        _ = try await world.store.insert(
            (0..<60).map { JobInsert(kind: "sort", arguments: #"{"g":\#($0 % 4)}"#) })
        let running = Mutex<Set<String>>([])
        let doubles = Tally()
        let worker = KindWorker { job, _ in
            let key = job.arguments
            return PreparedWork { _ in
                if !running.withLock({ $0.insert(key).inserted }) { doubles.add() }
                for _ in 0..<5 { await Task.yield() }
                running.withLock { _ = $0.remove(key) }
                return .returned(.completed)
            }
        }
        try await work(world, ends: 60, ["sort": worker])
        #expect(doubles.count == 0)
    }

    @Test("two nodes share a rate limit")
    func rate() async throws {
        let queue = QueueRules(name: "default", concurrency: 10, rateLimit: RateLimit(max: 3, per: .seconds(60)))
        let world = try await World(configuration: World.configuration(queues: [queue]))
        try await world.insert(10)
        try await work(world, ends: 10, step: .seconds(5), ["sort": World.worker { _ in .completed }])
        let times = try await world.store.jobs(matching: JobFilter()).compactMap(\.attemptedAt).sorted()
        for (first, fourth) in zip(times, times.dropFirst(3)) { #expect(fourth.since(first) >= .seconds(60)) }
    }

    @Test("a limit of each node's own leaves the other one alone")
    func perNode() async throws {
        let rules = KindRules(kind: "sort", concurrency: KeyedConcurrency(max: 1, field: "g", perNode: true))
        let world = try await World(configuration: World.configuration(kinds: [rules]))
        try await world.insert(4)
        let gate = Gate()
        let worker = World.worker { _ in
            await gate.pass()
            return .completed
        }
        let second = world.node(name: "node_b", handlers: ["sort": worker])
        try await world.run(world.node(handlers: ["sort": worker])) {
            try await world.run(second) {
                await world.log.waitForStarts(2)
                let backlog = try await world.store.backlog(queues: ["default"], kinds: ["sort"])
                #expect(backlog.running == 2)
                gate.open()
                await world.log.waitForEnds(4)
            }
        }
    }

    @Test("the end of a job lets the next one of its key start at once, without any time passing")
    func nextOfKey() async throws {
        let rules = KindRules(kind: "sort", concurrency: KeyedConcurrency(max: 1, field: "g"))
        let queue = QueueRules(name: "default", concurrency: 10, globalConcurrency: 2)
        let world = try await World(configuration: World.configuration(queues: [queue], kinds: [rules]))
        try await world.insert(30)
        let report = try await world.workUntilIdle(idleTimeout: nil, ["sort": World.worker { _ in .completed }])
        #expect(report.completed == 30)
    }

    @Test("a suspected job that a limit holds lets others go on, and runs in its time")
    func heldSuspect() async throws {
        let rules = KindRules(kind: "sort", rateLimit: RateLimit(max: 2, per: .seconds(60)))
        let world = try await World(configuration: World.configuration(kinds: [rules, KindRules(kind: "mail")]))
        let suspect = try await world.insert()[0]
        for _ in 0..<2 {
            let request = ClaimRequest(
                queue: "default", limit: 1, kinds: ["sort"], node: "nobody",
                limits: ClaimLimits(kinds: ["sort": KindLimits(rate: rules.rateLimit)]))
            #expect(try await world.store.claim(request).jobs.count == 1)
            _ = try await world.store.rescueJobs(ofNodesLostFor: .seconds(1), limit: 10)
        }
        try await world.insert(20, kind: "mail")
        let worker = World.worker { _ in .completed }
        try await world.run(world.node(handlers: ["sort": worker, "mail": worker])) {
            await world.log.waitForEnds(20)
            #expect(try await world.state(of: suspect) == .available)
            try await world.pass { $0.ends.count >= 21 }
        }
        #expect(try await world.state(of: suspect) == .completed)
    }
}
