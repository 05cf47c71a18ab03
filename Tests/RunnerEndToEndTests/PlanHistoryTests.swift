import JSONTree
import Testing

@Suite("plan with a history", .timeLimit(.minutes(5)))
struct PlanHistoryTests {
    private static let jobs = """
        queues: { default: {}, other: {} }
        jobs:
          pass: { handler: { exec: ["true"] } }
          rare: { handler: { exec: ["true"] } }
          elsewhere: { queue: other, timeout: 30s, handler: { exec: ["true"] } }
        """
    private static let schedules = """
          pass: { job: pass, at: "06:00" }
          rare: { job: rare, at: "07:00" }
          elsewhere: { job: elsewhere, at: "06:00" }
        """

    private let scenario: Scenario

    init() throws {
        scenario = try Scenario(jobs: PlanHistoryTests.jobs, schedules: PlanHistoryTests.schedules)
    }

    private func sources(_ arguments: String...) async throws -> [String] {
        let result = try await scenario.run(["plan", "--at", "tomorrow", "--format", "json"] + arguments)
        let document = try JSONValue(parsing: result.output)
        return try #require(document["load"]?.array).compactMap { $0["duration_source"]?.string }
    }

    @Test("kinds that have completed jobs last as long as these did, the others as long as their timeouts")
    func sources() async throws {
        #expect(try await sources() == ["timeout", "timeout"])
        #expect(!scenario.exists("runner.db"))
        try await scenario.enqueue("pass")
        #expect(try await scenario.run("work", "--until-idle", "--no-schedules").exitCode == 0)
        #expect(try await sources() == ["mixed", "timeout"])
        #expect(try await sources("--schedule", "pass") == ["history"])
        #expect(try await sources("--golden") == ["timeout", "timeout"])
        try await scenario.enqueue("rare")
        try await scenario.enqueue("elsewhere")
        #expect(try await scenario.run("work", "--until-idle", "--no-schedules").exitCode == 0)
        #expect(try await sources() == ["history", "history"])
    }
}
