import JSONTree
import JobModel
import JobPlugin
import JobPluginTesting
import JobStore
import JobStoreSQLite
import JobTime
import TestGate
import Testing

@testable import JobRuntime

@Suite("Jobs of lost nodes")
struct RescueTests {
    /// Has a node that nobody knows claim one job and vanish.
    @discardableResult
    private func lose(
        _ world: World, kind: JobKind = "sort", selection: ClaimRequest.Selection = .ordinary
    ) async throws -> ClaimedJob {
        let request = ClaimRequest(queue: "default", limit: 1, kinds: [kind], node: "ghost", selection: selection)
        return try #require(try await world.store.claim(request).jobs.first)
    }

    @Test("are taken back and worked before a node is idle")
    func rescued() async throws {
        let world = try await World()
        let id = try await world.insert()[0]
        try await lose(world)
        let report = try await world.workUntilIdle(idleTimeout: nil, ["sort": World.worker { _ in .completed }])
        #expect(report.completed == 1)
        let job = try #require(try await world.store.job(id))
        #expect(job.state == .completed)
        #expect(job.attempt == 2)
        #expect(job.errors.map(\.error) == ["node lost"])
    }

    @Test("are taken back although another node holds the lease")
    func leaseElsewhere() async throws {
        let world = try await World()
        _ = try await world.store.acquireLease(Lease.scheduler, node: "other", term: nil, duration: .seconds(3_600))
        try await world.insert()
        try await lose(world)
        let report = try await world.workUntilIdle(idleTimeout: nil, ["sort": World.worker { _ in .completed }])
        #expect(report.completed == 1)
    }

    @Test("are taken back by whoever comes to hold the lease, without waiting for the next round")
    func newHolder() async throws {
        let world = try await World()
        let other = try await world.store.acquireLease(
            Lease.scheduler, node: "other", term: nil, duration: .seconds(86_400))
        let ids = try await world.insert(2, kind: "foreign")
        try await lose(world, kind: "foreign")
        let node = world.node(handlers: ["sort": World.worker { _ in .completed }])
        try await world.run(node) {
            // The first look, which every node takes.
            await world.log.wait { $0.rescued == [ids[0]] }
            try await lose(world, kind: "foreign")
            try await world.store.resign(try #require(other))
            let resigned = world.clock.wall()
            try await world.pass(step: LeaseKeeper.interval) { $0.rescued.count == 2 }
            // Rounds are eight hours apart in this world.
            #expect(world.clock.wall().since(resigned) < .seconds(3_600))
        }
        #expect(world.log.events.rescued == [ids[0], ids[0]])
    }

    @Test("are no longer the business of a node that turns out to live")
    func late() async throws {
        let world = try await World()
        // Another node leads: this one looks after the store once, when it starts, and then no more.
        _ = try await world.store.acquireLease(Lease.scheduler, node: "other", term: nil, duration: .seconds(3_600))
        let foreign = try await world.insert(kind: "foreign")[0]
        try await lose(world, kind: "foreign")
        let gate = Gate()
        let id = try await world.insert()[0]
        let node = world.node(handlers: [
            "sort": World.worker { _ in
                await gate.pass()
                return .completed
            }
        ])
        try await world.run(node) {
            await world.log.waitForStarts()
            await world.log.wait { $0.rescued == [foreign] }
            node.pause()
            try await world.store.remove(node: "node_a")
            #expect(try await world.store.rescueJobs(ofNodesLostFor: .seconds(30), limit: 9).map(\.id) == [id])
            let again = try await lose(world)
            gate.open()
            await world.log.wait { $0.stale == [id] }
            #expect(try await world.store.finish([JobFinish(again.claim, .completed)]) == [.applied(.completed)])
        }
        #expect(node.report.stale == 1)
        #expect(node.report.completed == 0)
    }

    @Test("that end their process again and again end discarded, and their neighbours complete")
    func poison() async throws {
        let world = try await World()
        let poison = try await world.store.insert([JobInsert(kind: "sort", maxAttempts: 3)])[0].id
        for attempt in 1...3 {
            let selection: ClaimRequest.Selection = attempt > ClaimRequest.suspicionThreshold ? .suspected : .ordinary
            #expect(try await lose(world, selection: selection).claim.id == poison)
            if attempt == 1 { try await world.insert(20) }
            if attempt < 3 { _ = try await world.store.rescueJobs(ofNodesLostFor: .seconds(30), limit: 9) }
        }
        let report = try await world.workUntilIdle(idleTimeout: nil, ["sort": World.worker { _ in .completed }])
        #expect(report.completed == 20)
        let job = try #require(try await world.store.job(poison))
        #expect(job.state == .discarded)
        #expect(job.errors.count == 3)
    }

    @Test("that were lost twice run alone")
    func alone() async throws {
        let world = try await World()
        let suspect = try await world.insert()[0]
        for _ in 0..<ClaimRequest.suspicionThreshold {
            try await lose(world)
            _ = try await world.store.rescueJobs(ofNodesLostFor: .seconds(30), limit: 9)
        }
        try await world.insert(60)
        let tally = Tally()
        let company = Tally()
        let report = try await world.workUntilIdle(
            idleTimeout: nil,
            [
                "sort": World.worker { context in
                    let count = tally.add()
                    if context.id == suspect { company.add(count) }
                    for _ in 0..<5 { await Task.yield() }
                    if context.id == suspect { company.add(tally.count) }
                    tally.add(-1)
                    return .completed
                }
            ])
        #expect(report.completed == 61)
        #expect(company.count == 2)
        #expect(tally.highest > 1)
    }

    @Test("two nodes share one file and work each job once")
    func twoNodes() async throws {
        let path = "/tmp/runner-two-nodes-\(UInt64.random(in: 0 ... .max)).db"
        defer { TemporaryFile.remove(path) }
        let first = try await World(path: path)
        let second = try await World(clock: first.clock, path: path)
        let ids = try await first.insert(400)
        let worker = World.worker { _ in
            await Task.yield()
            return .completed
        }
        try await first.run(first.node(name: "node_a", handlers: ["sort": worker])) {
            try await second.run(second.node(name: "node_b", handlers: ["sort": worker])) {
                while try await first.store.counts().contains(where: { $0.state != .completed }) {
                    first.clock.advance(by: .milliseconds(25))
                    await Task.yield()
                }
            }
        }
        let starts = first.log.events.starts + second.log.events.starts
        #expect(starts.sorted() == ids)
        await first.store.close()
        await second.store.close()
    }
}
