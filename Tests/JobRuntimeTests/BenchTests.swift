import JobModel
import JobPluginTesting
import JobStore
import Testing

@testable import JobRuntime

@Suite("Benchmarks")
struct BenchTests {
    private func setting(_ completed: BenchCompleted) async throws -> BenchSetting {
        let world = try await World()
        return BenchSetting(
            store: world.store, clock: NodeClock(ContinuousClock(), now: world.clock.wall), logger: World.logger,
            completed: completed)
    }

    @Test("a node and plain loops leave what was asked for", arguments: BenchCompleted.allCases)
    func completed(_ completed: BenchCompleted) async throws {
        for isFloor in [false, true] {
            let setting = try await setting(completed)
            if isFloor {
                let batch = BenchBatch(claim: 30, finish: 70)
                _ = try await FloorBench(setting: setting, jobs: 200, batch: batch).run()
            } else {
                _ = try await ThroughputBench(setting: setting, jobs: 200).run()
            }
            let counts = try await setting.store.counts()
            #expect(counts.map(\.count) == (completed == .keep ? [200] : []))
            await setting.store.close()
        }
    }

    @Test("a row that should not be there spoils the figures", arguments: BenchCompleted.allCases)
    func integrity(_ completed: BenchCompleted) async throws {
        let setting = try await setting(completed)
        _ = try await setting.insert(1)
        let request = ClaimRequest(queue: BenchJob.queue, limit: 1, kinds: [BenchJob.kind], node: "node_a")
        let claimed = try await setting.store.claim(request).jobs
        _ = try await setting.store.finish(claimed.map { JobFinish($0.claim, .completed) })
        let error = await #expect(throws: BenchIntegrityError.self) {
            try await FloorBench(setting: setting, jobs: 10, batch: BenchBatch(claim: 5, finish: 5)).run()
        }
        let (left, expected) = completed == .keep ? (11, 10) : (1, 0)
        #expect(error?.description.contains("\(left) instead of \(expected) are stored as completed") == true)
        await setting.store.close()
    }
}
