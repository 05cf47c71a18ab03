import JobModel
import JobPluginTesting
import JobStore
import Testing

@testable import JobRuntime

@Suite("Benchmarks")
struct BenchTests {
    private func setting(_ load: BenchLoad, _ completed: BenchCompleted = .keep) async throws -> BenchSetting {
        let world = try await World()
        return BenchSetting(
            store: world.store, clock: NodeClock(ContinuousClock(), now: world.clock.wall), logger: World.logger,
            load: load, completed: completed)
    }

    @Test("a node and plain loops leave what was asked for", arguments: BenchCompleted.allCases)
    func completed(_ completed: BenchCompleted) async throws {
        for isFloor in [false, true] {
            let setting = try await setting(BenchLoad(jobs: 200), completed)
            if isFloor {
                _ = try await FloorBench(setting: setting, batch: BenchBatch(claim: 30, finish: 70)).run()
            } else {
                _ = try await ThroughputBench(setting: setting).run()
            }
            let counts = try await setting.store.counts()
            #expect(counts.map(\.count) == (completed == .keep ? [200] : []))
            await setting.store.close()
        }
    }

    @Test("what stands beside the jobs stays there, and a longer backlog is worked only in part")
    func heavy() async throws {
        let setting = try await setting(BenchLoad(jobs: 40, backlog: 400, queues: 3, beside: 5))
        let figures = try await ThroughputBench(setting: setting, concurrency: 10).run()
        #expect(figures.jobs == 40)
        let floor = try await FloorBench(setting: setting, batch: BenchBatch(claim: 6, finish: 6), connections: 2).run()
        #expect((40..<400).contains(floor.jobs))
        let counts = try await setting.store.counts()
        func count(_ isCounted: (JobCount) -> Bool) -> Int { counts.filter(isCounted).reduce(0) { $0 + $1.count } }
        #expect(count { $0.state == .scheduled } == 5)
        #expect(count { $0.queue == BenchJob.pastQueue && $0.state == .completed } == 5)
        #expect(Set(counts.filter { $0.state == .available }.map(\.queue)).count == 3)
        #expect(count { $0.state == .available } >= 400 - floor.jobs)
        await setting.store.close()
    }

    @Test("single jobs start with one queue or many", arguments: [1, 3])
    func latency(queues: Int) async throws {
        let setting = try await setting(BenchLoad(jobs: 1, queues: queues))
        let figures = try await LatencyBench(setting: setting, rate: 1_000, duration: .milliseconds(5)).run()
        #expect(figures.jobs == 5)
        await setting.store.close()
    }

    @Test("a job too many or too few spoils the figures", arguments: BenchCompleted.allCases)
    func integrity(_ completed: BenchCompleted) throws {
        let kept = completed == .keep ? 10 : 0
        let before = BenchCensus(completed: 3, due: 12, others: 1)
        let after = BenchCensus(completed: 3 + kept, due: 2, others: 1)
        try before.check(after, worked: 10, completed)
        for part in [\BenchCensus.completed, \.due, \.others] {
            var wrong = after
            wrong[keyPath: part] += 1
            let error = #expect(throws: BenchIntegrityError.self) { try before.check(wrong, worked: 10, completed) }
            #expect(error?.description.contains("of 10 jobs worked") == true)
        }
        #expect(throws: BenchIntegrityError.self) { try before.check(after, worked: 9, completed) }
    }
}
