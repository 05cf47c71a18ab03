import JSONTree
import JobModel
import JobPlugin
import JobPluginTesting
import JobStore
import JobStoreSQLite
import JobTime
import Synchronization
import Testing

@testable import JobRuntime

@Suite("A reload")
struct ReloadTests {
    private final class Readings: Sendable {
        private let readings: Mutex<[ConfigurationSource.Reading]>

        init(_ readings: [ConfigurationSource.Reading]) {
            self.readings = Mutex(readings)
        }

        func next() -> ConfigurationSource.Reading {
            readings.withLock { $0.isEmpty ? .refused(errors: 0) : $0.removeFirst() }
        }
    }

    private func digest(_ events: [NodeEvent]) -> [String] {
        events.compactMap { if case .reloaded(let digest) = $0 { digest } else { nil } }
    }

    private func refusals(_ events: [NodeEvent]) -> [Int] {
        events.compactMap { if case .reloadRefused(let errors) = $0 { errors } else { nil } }
    }

    @Test("takes new queues and rules over at once; an invalid file keeps the old ones")
    func reload() async throws {
        var wider = World.configuration(queues: [
            QueueRules(name: "default", concurrency: 1), QueueRules(name: "mail", concurrency: 1),
        ])
        wider.digest = "two"
        let readings = Readings([.refused(errors: 3), .valid(wider)])
        let world = try await World()
        let node = world.node(
            source: ConfigurationSource(paths: []) { readings.next() },
            handlers: ["sort": World.worker { _ in .completed }])
        let mail = try await world.insert(queue: "mail")[0]
        try await world.run(node) {
            try await world.insert()
            await world.log.waitForEnds()
            node.reload()
            await world.log.wait { refusals($0) == [3] }
            try await world.insert()
            await world.log.waitForEnds(2)
            #expect(try await world.state(of: mail) == .available)
            node.reload()
            await world.log.waitForEnds(3)
            #expect(try await world.state(of: mail) == .completed)
        }
        #expect(digest(world.log.events) == ["two"])
        #expect(world.box.current.digest == "two")
    }

    @Test("happens by itself when a file was changed after it was read and before the node began to watch it")
    func changedEarly() async throws {
        let path = TemporaryFile.folder() + "/jobs.yaml"
        TemporaryFile.write("one", to: path)
        let readings = Readings([.valid(World.configuration())])
        let source = ConfigurationSource(paths: [path]) { readings.next() }
        TemporaryFile.write("another", to: path)
        let world = try await World()
        try await world.run(world.node(source: source, handlers: [:])) {
            try await world.pass(step: ReloadService.interval) { digest($0) == ["one"] }
        }
        TemporaryFile.remove(path)
    }

    @Test("happens by itself when a file has changed and been quiet for a moment")
    func watches() async throws {
        let folder = TemporaryFile.folder()
        let path = folder + "/jobs.yaml"
        TemporaryFile.write("one", to: path)
        let readings = Readings([.valid(World.configuration())])
        let world = try await World()
        let node = world.node(
            source: ConfigurationSource(paths: [path]) { readings.next() },
            handlers: ["sort": World.worker { _ in .completed }])
        try await world.run(node) {
            try await world.insert()
            await world.log.waitForEnds()
            TemporaryFile.write("another", to: path)
            try await world.pass(step: ReloadService.interval) { digest($0) == ["one"] }
        }
        #expect(refusals(world.log.events).isEmpty)
        TemporaryFile.remove(path)
    }
}
