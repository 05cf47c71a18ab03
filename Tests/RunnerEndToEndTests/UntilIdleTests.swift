import JSONTree
import Testing

@Suite("work --until-idle", .timeLimit(.minutes(5)))
struct UntilIdleTests {
    private static let jobs = """
        retry_policies:
          once: { max_attempts: 1 }
          quick: { max_attempts: 3, backoff: { delays: [50ms], jitter: 0% } }
        queues: { default: {}, other: {} }
        jobs:
          pass: { handler: { exec: ["true"] } }
          fail: { retry: once, handler: { exec: ["false"] } }
          third: { retry: quick, handler: { exec: [./third.sh] } }
          elsewhere: { queue: other, handler: { exec: ["true"] } }
        """

    private let scenario: Scenario

    init() throws {
        scenario = try Scenario(jobs: UntilIdleTests.jobs)
        try scenario.script("third.sh", "test \"$RUNNER_ATTEMPT\" = 3\n")
    }

    @Test("an empty store is idle at once")
    func nothing() async throws {
        let result = try await scenario.run("work", "--until-idle")
        #expect(result.exitCode == 0, "\(result)")
        #expect(result.output.isEmpty)
    }

    @Test("retries are waited for, jobs of the future are not")
    func retriesAndFuture() async throws {
        let retried = try await scenario.enqueue("third")
        let later = try await scenario.json("enqueue", "pass", "--in", "1h")
        let result = try await scenario.run("work", "--until-idle")
        #expect(result.exitCode == 0, "\(result)")
        let row = try await scenario.job(retried)
        #expect(row["state"] == "completed")
        #expect(row["attempt"] == 3)
        let futureID = try #require(later["id"]?.int64)
        let future = try await scenario.job(futureID)
        #expect(future["state"] == "scheduled")
        #expect(future["attempt"] == 0)
    }

    @Test("a job discarded in this run makes exit code 1, one discarded before does not")
    func discarded() async throws {
        try await scenario.enqueue("fail")
        try await scenario.enqueue("pass")
        #expect(try await scenario.run("work", "--until-idle").exitCode == 1)
        #expect(try await scenario.jobs("--state", "completed").count == 1)
        try await scenario.enqueue("pass")
        #expect(try await scenario.run("work", "--until-idle").exitCode == 0)
    }

    @Test("only the named queues count")
    func queues() async throws {
        let here = try await scenario.enqueue("pass")
        let there = try await scenario.enqueue("elsewhere")
        #expect(try await scenario.run("work", "--until-idle", "--queues", "default").exitCode == 0)
        #expect(try await scenario.job(here)["state"] == "completed")
        #expect(try await scenario.job(there)["state"] == "available")
    }

    @Test("a kind that this node cannot work is left as it is and not waited for")
    func foreignKind() async throws {
        let id = try await scenario.enqueue("pass")
        try scenario.writeJobs("jobs: { fail: { handler: { exec: [\"false\"] } } }\n")
        #expect(try await scenario.run("work", "--until-idle").exitCode == 0)
        let row = try await scenario.job(id)
        #expect(row["state"] == "available")
        #expect(row["attempt"] == 0)
    }

    @Test("wrong usage is exit code 2, a store out of reach 3, a refused configuration 1")
    func exitCodes() async throws {
        #expect(try await scenario.run("work", "--queues", "absent").exitCode == 2)
        #expect(try await scenario.run("work", "--idle-timeout", "soon").exitCode == 2)
        #expect(try await scenario.run("work", "--absent").exitCode == 2)
        #expect(try await scenario.run("work", "--store", "sqlite:/proc/none/runner.db").exitCode == 3)
        #expect(try await scenario.run("jobs", "show", "404").exitCode == 3)
        try await scenario.enqueue("pass")
        #expect(try await scenario.run("jobs", "show", "404").exitCode == 1)
        try scenario.writeJobs("jobs: { pass: { handler: { exec: 7 } } }\n")
        #expect(try await scenario.run("work", "--until-idle").exitCode == 1)
    }
}
