import JobModel
import JobPluginTesting
import JobStoreSQLite
import Testing

@testable import JobRuntime

@Suite("Claims from a store out of reach")
struct ClaimTroubleTests {
    @Test("rest after a failure, longer each time, whatever ends meanwhile")
    func pauses() async throws {
        let world = try await World(
            configuration: World.configuration(queues: ["a", "b"].map { QueueRules(name: $0, concurrency: 10) }))
        await world.store.close()
        let services = world.services(handlers: ["sort": World.worker { _ in .completed }])
        let dispatcher = Dispatcher(
            services: services, desk: AttemptDesk(),
            completer: Completer(store: world.store, clock: services.clock, observer: world.log))
        func waitForFailures(_ count: Int) async {
            await world.log.wait { $0.troubles == Array(repeating: "claim", count: count) }
        }
        /// As when attempts end.
        func ring() async {
            for _ in 0..<20 {
                dispatcher.thinkAgain()
                for _ in 0..<20 { await Task.yield() }
            }
        }
        await withTaskGroup { group in
            group.addTask { await dispatcher.run { false } }
            await waitForFailures(1)
            for (failures, pause) in zip(2..., [50, 100, 200]) {
                await ring()
                world.clock.advance(by: .milliseconds(pause - 1))
                await ring()
                #expect(world.log.events.troubles.count == failures - 1)
                world.clock.advance(by: .milliseconds(1))
                await waitForFailures(failures)
            }
            // A stop is not kept waiting.
            dispatcher.advance(to: .draining)
            await group.waitForAll()
        }
    }
}
