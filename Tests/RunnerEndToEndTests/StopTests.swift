import Glibc
import JSONTree
import Subprocess
import Testing

@Suite("Stopping a node", .timeLimit(.minutes(5)))
struct StopTests {
    /// Jobs that say when they run, and end when told.
    private static func scenario(shutdownTimeout: String) throws -> Scenario {
        let scenario = try Scenario(
            jobs: """
                runtime: { concurrency: 1, shutdown_timeout: \(shutdownTimeout) }
                jobs: { hold: { handler: { exec: [./hold.sh] } } }
                """)
        try scenario.makePipe("started")
        try scenario.makePipe("go")
        try scenario.script("hold.sh", "echo > started\nread line < go\n")
        return scenario
    }

    @Test("TERM lets running jobs end, takes no further ones and exits with 0", arguments: [SIGTERM, SIGINT])
    func drain(signal: Int32) async throws {
        let scenario = try StopTests.scenario(shutdownTimeout: "10m")
        let running = try await scenario.enqueue("hold")
        let waiting = try await scenario.enqueue("hold")
        let result = try await scenario.node { node in
            try await scenario.awaitWriter("started")
            try node.send(Signal(rawValue: signal))
            try await node.line(containing: "draining")
            try await scenario.releaseReader("go")
        }
        #expect(result.exitCode == 0, "\(result)")
        #expect(try await scenario.job(running)["state"] == "completed")
        let other = try await scenario.job(waiting)
        #expect(other["state"] == "available")
        #expect(other["attempt"] == 0)
    }

    @Test("a job longer than shutdown_timeout is cut off and given back, its attempt not counted")
    func cutOff() async throws {
        let scenario = try StopTests.scenario(shutdownTimeout: "200ms")
        let id = try await scenario.enqueue("hold")
        let result = try await scenario.node { node in
            try await scenario.awaitWriter("started")
            try node.send(.terminate)
        }
        #expect(result.exitCode == 1, "\(result)")
        let row = try await scenario.job(id)
        #expect(row["state"] == "available")
        #expect(row["attempt"] == 0)
        #expect(row["errors"] == [])
    }

    @Test("a second TERM cuts off at once")
    func secondTerm() async throws {
        let scenario = try StopTests.scenario(shutdownTimeout: "10m")
        let id = try await scenario.enqueue("hold")
        let result = try await scenario.node { node in
            try await scenario.awaitWriter("started")
            try node.send(.terminate)
            try await node.line(containing: "draining")
            try node.send(.terminate)
        }
        #expect(result.exitCode == 1, "\(result)")
        let row = try await scenario.job(id)
        #expect(row["state"] == "available")
        #expect(row["attempt"] == 0)
    }

    @Test("an idle node ends at once")
    func idle() async throws {
        let scenario = try StopTests.scenario(shutdownTimeout: "10m")
        let result = try await scenario.node { node in
            try await node.line(containing: "works default")
            try node.send(.terminate)
        }
        #expect(result.exitCode == 0, "\(result)")
    }

    @Test("TSTP takes no jobs until CONT; another node may")
    func pause() async throws {
        let scenario = try Scenario(jobs: "jobs: { pass: { handler: { exec: [\"true\"] } } }\n")
        let result = try await scenario.node("--verbose") { node in
            try await node.line(containing: "works default")
            try node.send(Signal(rawValue: SIGTSTP))
            try await node.line(containing: "taking no jobs")
            try await scenario.enqueue("pass", batch: Array(repeating: "{}", count: 10))
            #expect(try await scenario.run("work", "--until-idle").exitCode == 0)
            try node.send(Signal(rawValue: SIGCONT))
            try await node.line(containing: "taking jobs again")
            #expect(!node.lines.contains { $0.contains("started, attempt") })
            try await scenario.enqueue("pass")
            try await node.line(containing: "pass completed")
            try node.send(.terminate)
        }
        #expect(result.exitCode == 0, "\(result)")
        let rows = try await scenario.jobs("--state", "completed")
        #expect(rows.count == 11)
    }
}
