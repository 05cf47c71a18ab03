import JSONTree
import Subprocess
import Testing

/// Kills nodes in the middle of a slot for many users.
@Suite("A slot for many users", .timeLimit(.minutes(5)))
struct FanOutTests {
    private let users = 8_000
    private let kills = 3

    /// A user is a number, and every slot of these is for all of them; the key would show whoever is served twice.
    private func scenario() throws -> Scenario {
        try Scenario(
            jobs: """
                jobs:
                  greet: { args: { user: integer, slot: timestamp }, unique: { by: [args] }, handler: { exec: [/bin/true] } }
                queues: { default: { paused: true } }
                """,
            schedules: """
                  greetings:
                    job: greet
                    at: [\(Scenario.timesFromNow(40, every: 3))]
                    catch_up: { policy: all, within: 10m, max: 100 }
                    timezone:
                      each: user
                      unknown: UTC
                      sql: >-
                        WITH RECURSIVE people(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM people WHERE id < \(users))
                        SELECT id, 'UTC' AS time_zone FROM people
                    args: { user: "{{user.id}}", slot: "{{slot.utc}}" }

                """)
    }

    private func ticks(_ scenario: Scenario) async throws -> [JSONValue] {
        try await scenario.json("schedules", "show", "greetings", "--limit", "1000")["ticks"]?.array ?? []
    }

    /// Whether a tick stands between two of its pages, further on than before.
    private func openJobs(_ scenario: Scenario) async throws -> Int64? {
        try await ticks(scenario).first { $0["status"] == "open" }?["jobs"]?.int64
    }

    @Test("that nodes are killed in is for each of them exactly once")
    func kills() async throws {
        let scenario = try scenario()
        var killedAt: [Int64] = []
        for _ in 0..<kills {
            let result = try await scenario.node { node in
                try await node.line(containing: "this node fires schedules")
                while true {
                    guard let jobs = try await openJobs(scenario), jobs != killedAt.last else { continue }
                    try node.send(.kill)
                    killedAt.append(jobs)
                    return
                }
            }
            #expect(result.exitCode == nil)
        }
        let last = try await scenario.node { node in
            try await node.line(containing: "fired, ")
            try node.send(.terminate)
        }
        #expect(last.exitCode == 0, "\(last)")
        // What the drain cut off is taken up once more.
        while try await openJobs(scenario) != nil {
            _ = try await scenario.node { node in
                try await node.line(containing: "fired, ")
                try node.send(.terminate)
            }
        }

        let fired = try await ticks(scenario).filter { $0["status"] == "fired" }
        #expect(!fired.isEmpty)
        for tick in fired {
            #expect(tick["jobs"]?.int64 == Int64(users), "\(tick)")
            #expect(tick["skipped"] == 0, "\(tick)")
        }
        let stored = try await ticks(scenario).reduce(0) { $0 + ($1["jobs"]?.int64 ?? 0) }
        let queues = try await scenario.json("queues", "list")["queues"]?.array ?? []
        #expect(queues.first?["counts"]?["available"]?.int64 == stored, "\(queues)")
        print(
            "fan-out: killed \(kills) times, with \(killedAt) of \(users) jobs stored; \(fired.count) slots, \(stored) jobs"
        )
    }
}
