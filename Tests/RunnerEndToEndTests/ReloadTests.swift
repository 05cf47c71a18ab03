import JSONTree
import Subprocess
import Testing

@Suite("Reloading", .timeLimit(.minutes(5)))
struct ReloadTests {
    private static func jobs(concurrency: Int, others: String = "") -> String {
        """
        runtime: { concurrency: \(concurrency), shutdown_timeout: 10m }
        jobs:
          hold: { handler: { exec: [./hold.sh] } }
        \(others)
        """
    }

    private let scenario: Scenario

    init() throws {
        scenario = try Scenario(jobs: ReloadTests.jobs(concurrency: 1))
        try scenario.script("hold.sh", "read line < \"go-$RUNNER_JOB_ID\"\n")
    }

    @Test("a changed limit is in force without a restart")
    func limit() async throws {
        let first = try await scenario.enqueue("hold")
        let second = try await scenario.enqueue("hold")
        for id in [first, second] { try scenario.makePipe("go-\(id)") }
        let result = try await scenario.node("--verbose") { node in
            try await node.line(containing: "job \(first) hold started")
            try scenario.writeJobs(ReloadTests.jobs(concurrency: 2))
            try await node.line(containing: "is in force")
            try await node.line(containing: "job \(second) hold started")
            try node.send(.terminate)
            try await node.line(containing: "draining")
            for id in [first, second] { try await scenario.releaseReader("go-\(id)") }
        }
        #expect(result.exitCode == 0, "\(result)")
    }

    @Test("a new kind is worked without a restart")
    func newKind() async throws {
        let result = try await scenario.node { node in
            try await node.line(containing: "works default")
            try scenario.writeJobs(
                ReloadTests.jobs(concurrency: 1, others: "  fresh: { handler: { exec: [\"true\"] } }"))
            try await node.line(containing: "is in force")
            try await scenario.enqueue("fresh")
            try await node.line(containing: "fresh completed")
            try node.send(.terminate)
        }
        #expect(result.exitCode == 0, "\(result)")
    }

    @Test("an invalid change leaves the old configuration in force and says so")
    func invalid() async throws {
        try scenario.writeJobs("jobs: { pass: { handler: { exec: [\"true\"] } } }\n")
        let result = try await scenario.node { node in
            try await node.line(containing: "works default")
            try await scenario.enqueue("pass")
            try await node.line(containing: "pass completed")
            try scenario.writeJobs("jobs: { pass: { handler: { exec: 7 } } }\nqueue: {}\n")
            try await node.line(containing: "2 errors: the old one stays in force")
            let sound = "jobs: { pass: { handler: { exec: [\"true\"] } }, more: { handler: { exec: [\"true\"] } } }\n"
            try scenario.writeJobs(sound)
            try await node.line(containing: "is in force")
            try await scenario.enqueue("pass")
            try await node.line(containing: "pass completed")
            try node.send(.terminate)
        }
        #expect(result.exitCode == 0, "\(result)")
    }

    @Test("HUP reads the files although nothing changed")
    func hangUp() async throws {
        let result = try await scenario.node { node in
            try await node.line(containing: "works default")
            try node.send(.terminalClosed)
            try await node.line(containing: "is in force")
            try node.send(.terminate)
        }
        #expect(result.exitCode == 0, "\(result)")
    }
}
