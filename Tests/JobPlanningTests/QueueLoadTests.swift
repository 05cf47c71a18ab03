import JobModel
import JobPlanning
import JobScheduling
import JobTime
import Testing

@Suite("The load of queues")
struct QueueLoadTests {
    private func load(
        users: Int, concurrency: Int = 4, spread: Duration? = nil, rateLimit: RateLimit? = nil,
        durations: [String: RunTime] = [:], nodes: Int = 1
    ) throws -> QueueLoad {
        let config = configuration(
            queues: [queue("mail", concurrency, rateLimit: rateLimit)],
            jobs: [job("mail", queue: "mail", timeout: .seconds(10))],
            schedules: [schedule("mail", try daily("06:00"), zone: eachUser(), spread: spread)])
        let population = Population(everyone: .init(source: "test", counts: .everyDate(["Europe/London": users])))
        let plan = Planner(config, zones: zones).plan(
            PlanRequest(
                window: try window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"), population: population,
                durations: durations, nodes: nodes))
        return try #require(plan.load.first)
    }

    @Test("jobs that come at once drain at the rate of all workers")
    func burst() throws {
        let load = try load(users: 100)
        #expect(load.capacity == 4)
        #expect(load.peak == 100)
        #expect(load.peakAt == (try at("2026-11-24T06:00:00Z")))
        #expect(load.drainedAt == (try at("2026-11-24T06:04:10Z")))
        #expect(load.duration == .seconds(10))
        #expect(load.durationSource == .timeout)
    }

    @Test("fewer jobs than workers last as long as one job")
    func belowCapacity() throws {
        #expect(try load(users: 2).drainedAt == (try at("2026-11-24T06:00:10Z")))
    }

    @Test("known durations and more nodes drain faster")
    func known() throws {
        let load = try load(users: 100, durations: ["mail": RunTime(mean: .seconds(2), jobs: 8)], nodes: 2)
        #expect(load.capacity == 8)
        #expect(load.durationSource == .history)
        #expect(load.historyJobs == 8)
        #expect(load.drainedAt == (try at("2026-11-24T06:00:25Z")))
    }

    @Test("a spread that workers keep up with leaves no backlog")
    func spread() throws {
        let load = try load(users: 60, spread: .seconds(600))
        #expect(load.peak == 1)
        #expect(load.drainedAt == (try at("2026-11-24T06:10:10Z")))
    }

    @Test("a spread that is too short leaves a backlog at its end")
    func shortSpread() throws {
        // 1 job a second comes, 0.4 a second go.
        let load = try load(users: 100, spread: .seconds(100))
        #expect(load.peak == 60)
        #expect(load.peakAt == (try at("2026-11-24T06:01:40Z")))
        #expect(load.drainedAt == (try at("2026-11-24T06:04:10Z")))
    }

    @Test("a rate limit holds back what workers could do")
    func rateLimit() throws {
        let load = try load(users: 60, concurrency: 100, rateLimit: RateLimit(max: 6, per: .seconds(60)))
        #expect(load.drainedAt == (try at("2026-11-24T06:10:00Z")))
    }
}
