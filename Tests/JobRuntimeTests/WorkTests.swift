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

@Suite("A node at work")
struct WorkTests {
    @Test("works until nothing is left and then ends")
    func untilIdle() async throws {
        let world = try await World()
        try await world.insert(250)
        let tally = Tally()
        let report = try await world.workUntilIdle(
            idleTimeout: nil,
            [
                "sort": World.worker { _ in
                    tally.add()
                    defer { tally.add(-1) }
                    await Task.yield()
                    return .completed
                }
            ])
        #expect(report.completed == 250)
        #expect(tally.highest <= 10)
        #expect(try await world.store.counts().map(\.state) == [.completed])
        #expect(try await world.store.nodes().isEmpty)
    }

    @Test("ends at once when there is nothing to do")
    func nothing() async throws {
        let world = try await World()
        #expect(
            try await world.workUntilIdle(idleTimeout: nil, ["sort": World.worker { _ in .completed }]).attempts == 0)
    }

    @Test("leaves kinds alone that it does not know")
    func unknownKinds() async throws {
        let world = try await World()
        let foreign = try await world.insert(kind: "foreign")[0]
        try await world.insert()
        let report = try await world.workUntilIdle(idleTimeout: nil, ["sort": World.worker { _ in .completed }])
        #expect(report.completed == 1)
        let job = try #require(try await world.store.job(foreign))
        #expect(job.state == .available)
        #expect(job.attempt == 0)
    }

    @Test("does not wait for jobs that are scheduled for later")
    func scheduled() async throws {
        let world = try await World()
        _ = try await world.store.insert([JobInsert(kind: "sort", delay: .seconds(3_600))])
        #expect(
            try await world.workUntilIdle(idleTimeout: nil, ["sort": World.worker { _ in .completed }]).attempts == 0)
    }

    @Test("works what its handlers enqueue meanwhile")
    func chain() async throws {
        let world = try await World()
        try await world.insert()
        let tally = Tally()
        let report = try await world.workUntilIdle(
            idleTimeout: nil,
            [
                "sort": World.worker { context in
                    if tally.add() < 20 {
                        _ = try await context.client.enqueue([JobRequest(kind: "sort", arguments: "{}")])
                    }
                    return .completed
                }
            ])
        #expect(report.completed == 20)
    }

    @Test("starts a job that is stored while it idles, without any time passing")
    func wakes() async throws {
        let world = try await World()
        let node = world.node(handlers: ["sort": World.worker { _ in .completed }])
        try await world.run(node) {
            await world.log.wait { _ in true }
            for number in 1...20 {
                try await world.insert()
                await world.log.waitForEnds(number)
            }
        }
        #expect(node.report.completed == 20)
    }

    @Test("starts a job in the near future when it is due")
    func nearFuture() async throws {
        let world = try await World()
        let tally = Tally()
        let node = world.node(handlers: [
            "sort": World.worker { _ in
                guard tally.add() > 1 else { return .snoozed(for: .seconds(3)) }
                return .completed
            }
        ])
        try await world.insert()
        let start = world.clock.timestamp
        try await world.run(node) {
            try await world.pass(step: .milliseconds(100)) { $0.ends.contains(.completed) }
        }
        #expect(world.clock.timestamp.since(start) >= .seconds(3))
        #expect(node.report.snoozed == 1)
    }

    @Test("takes nothing while it is paused, and goes on when it is resumed")
    func pause() async throws {
        let world = try await World()
        let node = world.node(handlers: ["sort": World.worker { _ in .completed }])
        node.pause()
        try await world.insert()
        try await world.run(node) {
            for _ in 0..<10 {
                world.clock.advance(by: .seconds(1))
                _ = try await world.store.counts()
                await Task.yield()
            }
            #expect(world.log.events.starts.isEmpty)
            node.resume()
            await world.log.waitForEnds()
        }
        #expect(node.report.completed == 1)
    }

    @Test("discards arguments that do not fit, once, and names the place")
    func unreadable() async throws {
        struct Sort: JobHandler {
            static let kind: JobKind = "sort"
            struct Arguments: Codable, Sendable {
                struct Range: Codable, Sendable { var upper: Int }
                var range: Range
            }
            func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome { .completed }
        }
        let world = try await World()
        _ = try await world.store.insert([JobInsert(kind: "sort", arguments: #"{"range":{"upper":"ten"}}"#)])
        let report = try await world.workUntilIdle(["sort": KindWorker(AnyJobHandler(Sort()))])
        #expect(report.discarded == 1)
        #expect(report.attempts == 1)
        #expect(world.log.events.errors.first?.contains("args.range.upper") == true)
    }

    @Test("fails an attempt at its timeout although the handler goes on, and keeps the slot taken")
    func timeout() async throws {
        let rules = KindRules(
            kind: "sort", retry: RetryPolicy(maxAttempts: 1, backoff: .river), timeout: .seconds(30))
        let world = try await World(configuration: World.configuration(concurrency: 1, kinds: [rules]))
        let gate = Gate()
        let node = world.node(handlers: [
            "sort": World.worker { _ in
                await gate.pass()
                return .completed
            }
        ])
        let id = try await world.store.insert([JobInsert(kind: "sort", maxAttempts: 1)])[0].id
        try await world.run(node) {
            await world.log.waitForStarts()
            try await world.pass { $0.ends == [.discarded] }
            #expect(node.running == 1)
            try await world.insert()
            try await world.pass { $0.stuck == [id] }
            #expect(world.log.events.starts == [id])
            gate.open()
            await world.log.waitForEnds(2)
        }
        #expect(world.log.events.errors.first?.contains("timed out") == true)
        #expect(world.log.events.ends == [.discarded, .completed])
    }

    @Test("cancels a running job on request")
    func cancel() async throws {
        let world = try await World()
        let node = world.node(handlers: [
            "sort": World.worker { _ in
                try await Cancellation.awaited()
                return .completed
            }
        ])
        let id = try await world.insert()[0]
        try await world.run(node) {
            await world.log.waitForStarts()
            _ = try await world.store.cancel([id])
            try await world.pass { !$0.ends.isEmpty }
        }
        #expect(world.log.events.ends == [.cancelled])
        #expect(world.log.events.errors == [AttemptRules.cancelledByRequestText])
    }

    @Test("keeps a rate limit, and starts the next job when it lets it pass")
    func rateLimit() async throws {
        let queue = QueueRules(name: "default", concurrency: 10, rateLimit: RateLimit(max: 2, per: .seconds(60)))
        let world = try await World(configuration: World.configuration(queues: [queue]))
        try await world.insert(5)
        let node = world.node(handlers: ["sort": World.worker { _ in .completed }])
        try await world.run(node) {
            await world.log.waitForEnds(2)
            try await world.pass(step: .seconds(5)) { $0.ends.count == 5 }
        }
        let times = try await world.store.jobs(matching: JobFilter()).compactMap(\.attemptedAt).sorted()
        for (first, third) in zip(times, times.dropFirst(2)) { #expect(third.since(first) >= .seconds(60)) }
    }

    @Test("works a queue although others have all the room there is, and nothing to do")
    func manyQueues() async throws {
        let names = (1...9).map { "queue_\($0)" }
        let world = try await World(
            configuration: World.configuration(
                concurrency: 2, queues: names.map { QueueRules(name: $0, concurrency: 2) }))
        for name in names { try await world.insert(queue: name) }
        // The first to have a start comes last from then on.
        try await world.insert(3, queue: names[0])
        let report = try await world.workUntilIdle(["sort": World.worker { _ in .completed }])
        #expect(report.completed == 12)
        let node = world.node(handlers: ["sort": World.worker { _ in .completed }])
        try await world.run(node) {
            for (count, name) in zip(13..., names + names.reversed()) {
                try await world.insert(queue: name)
                await world.log.waitForEnds(count)
            }
        }
    }

    @Test("starts a queue with few jobs soon beside one with many")
    func fairness() async throws {
        let queues = [QueueRules(name: "many", concurrency: 1), QueueRules(name: "few", concurrency: 1)]
        let world = try await World(
            configuration: World.configuration(
                concurrency: 1, queues: queues, kinds: [KindRules(kind: "sort"), KindRules(kind: "mail")]))
        try await world.insert(50, queue: "many")
        try await world.insert(3, kind: "mail", queue: "few")
        let worker = World.worker { _ in .completed }
        try await world.workUntilIdle(["sort": worker, "mail": worker])
        let mails = world.log.events.startedKinds.indices.filter { world.log.events.startedKinds[$0] == "mail" }
        #expect(mails.count == 3)
        #expect(mails.allSatisfy { $0 < 7 }, "\(mails)")
    }
}
