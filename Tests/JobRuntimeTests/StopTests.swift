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

@Suite("The stop of a node")
struct StopTests {
    @Test("lets what runs go on, takes nothing more, and leaves nothing behind")
    func drain() async throws {
        let world = try await World(configuration: World.configuration(concurrency: 1))
        let gate = Gate()
        let ids = try await world.insert(2)
        let node = world.node(handlers: [
            "sort": World.worker { _ in
                await gate.pass()
                return .completed
            }
        ])
        try await world.run(node) {
            await world.log.waitForStarts()
            node.drain()
            gate.open()
        }
        #expect(node.report.completed == 1)
        #expect(!node.hasCutOff)
        #expect(try await world.state(of: ids[1]) == .available)
        #expect(try await world.store.nodes().isEmpty)
        #expect(
            try await world.store.acquireLease(Lease.scheduler, node: "next", term: nil, duration: .seconds(9)) != nil)
    }

    @Test("cuts off what runs longer than the timeout and gives it back, the attempt not counted")
    func timeout() async throws {
        let world = try await World()
        let id = try await world.insert()[0]
        let node = world.node(handlers: [
            "sort": World.worker { _ in
                try await Cancellation.awaited()
                return .completed
            }
        ])
        try await world.run(node) {
            await world.log.waitForStarts()
            node.drain()
            try await world.pass { $0.contains { if case .stopped = $0 { true } else { false } } }
        }
        #expect(node.hasCutOff)
        let job = try #require(try await world.store.job(id))
        #expect(job.state == .available)
        #expect(job.attempt == 0)
        #expect(job.errors.isEmpty)
    }

    @Test("stores what handlers return although they are cut off")
    func completesAllTheSame() async throws {
        let world = try await World()
        let id = try await world.insert()[0]
        let node = world.node(handlers: [
            "sort": World.worker { _ in
                try? await Cancellation.awaited()
                return .completed
            }
        ])
        try await world.run(node) {
            await world.log.waitForStarts()
            node.cutOff()
        }
        #expect(try await world.state(of: id) == .completed)
    }

    @Test("by cancelling its task gives running jobs back, whatever their handlers throw")
    func cancelled() async throws {
        struct Torn: Error {}
        let world = try await World()
        let id = try await world.insert()[0]
        let node = world.node(handlers: [
            "sort": World.worker { _ in
                do { try await Cancellation.awaited() } catch { throw Torn() }
                return .completed
            }
        ])
        await withTaskGroup { group in
            group.addTask { try? await node.run() }
            await world.log.waitForStarts()
            group.cancelAll()
        }
        let job = try #require(try await world.store.job(id))
        #expect(job.state == .available)
        #expect(job.attempt == 0)
        #expect(try await world.store.nodes().isEmpty)
    }

    @Test("gives up handlers that ignore their cancellation: their jobs go back before they return")
    func abandon() async throws {
        let world = try await World()
        let gate = Gate()
        let abandoned = Gate()
        let id = try await world.insert()[0]
        let node = world.node(
            handlers: [
                "sort": World.worker { _ in
                    await gate.pass()
                    return .completed
                }
            ], onAbandon: { abandoned.open() })
        try await world.run(node) {
            await world.log.waitForStarts()
            node.cutOff()
            try await world.pass { $0.troubles.contains("stop") }
            await abandoned.pass()
            #expect(try await world.state(of: id) == .available)
            #expect(try await world.store.nodes().isEmpty)
            gate.open()
        }
        #expect(node.report.released == 1)
        #expect(node.report.completed == 0)
        #expect(try await world.state(of: id) == .available)
    }
}
