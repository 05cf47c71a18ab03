import JSONTree
import PostgresServer
import SeededRandom
import Subprocess
import Testing

/// What only real processes can show: a fleet over PostgreSQL of which nodes are killed, frozen, or end themselves.
@Suite("A fleet whose nodes die", .timeLimit(.minutes(5)))
struct FleetFaultTests {
    private static let jobs = """
        runtime: { concurrency: 8, node_lost_after: 3s }
        queues:
          default: { concurrency: 8 }
          batches: { concurrency: 2, claim: transaction }
        retry_policies: { few: { max_attempts: 2 } }
        jobs:
          note: {}
          step: { retry: few }
          entry: { queue: batches, timeout: 5s, retry: few }

        """

    private static let tables = """
        CREATE TABLE entry (job bigint NOT NULL);
        CREATE TABLE audit (job bigint NOT NULL);
        CREATE FUNCTION audit_job() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO public.audit VALUES (new.id);
            RETURN new;
        END
        $$;
        CREATE TRIGGER audit AFTER UPDATE ON river_job FOR EACH ROW WHEN (old.state = 'completed')
            EXECUTE FUNCTION audit_job();
        """

    private struct Setting {
        let server: PostgresServer
        let url: String
        let scenario: Scenario

        func psql(_ sql: String) async throws -> String { try await server.psql(sql, database: url) }
    }

    private func play(schedules: String? = nil, _ body: (Setting) async throws -> Void) async throws {
        try await PostgresServer.with { server in
            let url = try await server.makeDatabase()
            let scenario = try Scenario(
                .trapRunner, store: "{ url: \"\(url)\" }", jobs: Self.jobs, schedules: schedules)
            let made = try await scenario.run("migrate", "up")
            #expect(made.exitCode == 0, "\(made)")
            let setting = Setting(server: server, url: url, scenario: scenario)
            _ = try await setting.psql(Self.tables)
            try await body(setting)
        }
    }

    @Test("killed under load: every job completes, and no completed one runs again")
    func kills() async throws {
        let seed = UInt64.random(in: 0...999_999)
        var random = SplitMix64(state: seed)
        let (rounds, perRound) = (4, 300)
        try await play { setting in
            let scenario = setting.scenario
            for _ in 0..<rounds {
                try await scenario.enqueue("note", batch: Array(repeating: "{}", count: perRound))
                try await scenario.enqueue("entry", batch: Array(repeating: "{}", count: perRound))
                let lines = (0..<2).map { _ in Int.random(in: 1...250, using: &random) }
                async let first = Self.kill(scenario, after: lines[0])
                async let second = Self.kill(scenario, after: lines[1])
                #expect(try await [first, second].allSatisfy { $0.exitCode == nil })
            }
            let last = try await scenario.run("work", "--until-idle")
            #expect(last.exitCode == 0, "\(last)")

            let total = 2 * rounds * perRound
            #expect(try await setting.psql("SELECT count(*) FROM river_job WHERE state = 'completed'") == "\(total)")
            #expect(try await setting.psql("SELECT count(*) FROM audit") == "0")
            #expect(try await setting.psql("SELECT count(*) FROM runner_claim_note") == "0")
            let runs = try await expectNoRunAfterCompletion(setting)
            let lost = try await setting.psql("SELECT count(*) FROM river_job WHERE metadata ? 'river:rescue_count'")
            let effects = try await setting.psql("SELECT count(*), count(DISTINCT job) FROM entry")
            #expect(effects == "\(rounds * perRound)|\(rounds * perRound)")
            print(
                "killed \(2 * rounds) nodes (seed \(seed)): \(total) jobs, \(runs) runs, \(lost) lost with a node, \(effects) effects"
            )
        }
    }

    private static func kill(_ scenario: Scenario, after lines: Int) async throws -> CommandResult {
        try await scenario.node("--verbose") { node in
            for _ in 0..<lines { try await node.line(containing: "job ") }
            try node.send(.kill)
        }
    }

    /// - Returns: How many runs there were.
    private func expectNoRunAfterCompletion(_ setting: Setting) async throws -> Int {
        let rows = try await setting.psql(
            """
            SELECT id, attempt, (extract(epoch FROM finalized_at) * 1000000)::bigint FROM river_job
            WHERE kind IN ('note', 'entry')
            """)
        var ends: [Int64: (attempt: Int64, at: Int64)] = [:]
        for row in rows.split(separator: "\n") {
            let numbers = row.split(separator: "|").compactMap { Int64($0) }
            if numbers.count == 3 { ends[numbers[0]] = (numbers[1], numbers[2]) }
        }
        var lastAttempt: [Int64: Int64] = [:]
        let lines = setting.scenario.lines("log.txt")
        for line in lines {
            let numbers = line.split(separator: " ").compactMap { Int64($0) }
            guard numbers.count == 3, let end = ends[numbers[0]] else { continue }
            #expect(numbers[2] <= end.at, "job \(numbers[0]) ran again after it was completed")
            lastAttempt[numbers[0]] = max(numbers[1], lastAttempt[numbers[0]] ?? 0)
        }
        for (id, end) in ends { #expect(lastAttempt[id] == end.attempt, "job \(id)") }
        return lines.count
    }

    @Test("the node that fires schedules, frozen past its lease and continued: another one fires; each slot once")
    func frozenLeader() async throws {
        try await play(schedules: "  tick: { job: note, every: 1s }\n") { setting in
            let scenario = setting.scenario
            let result = try await scenario.node { leader in
                try await leader.line(containing: "this node fires schedules")
                try await leader.line(containing: "fired, ")
                let follower = try await scenario.node { follower in
                    try await follower.line(containing: "works ")
                    try leader.send(.suspend)
                    try await follower.line(containing: "this node fires schedules")
                    for _ in 0..<3 { try await follower.line(containing: "fired") }
                    try leader.send(.resume)
                    try await leader.line(containing: "another node fires schedules now")
                    for _ in 0..<2 { try await follower.line(containing: "fired, ") }
                    try follower.send(.terminate)
                }
                #expect(follower.exitCode == 0, "\(follower)")
                try leader.send(.terminate)
            }
            #expect(result.exitCode == 0, "\(result)")
            _ = try await scenario.run("work", "--until-idle")
            let slots = try await setting.psql(
                """
                SELECT count(*), count(DISTINCT metadata ->> 'runner:slot'), count(*) FILTER (WHERE state = 'completed')
                FROM river_job
                """)
            #expect(Set(slots.split(separator: "|")).count == 1, "\(slots)")
            print("frozen leader: jobs, slots, completed: \(slots)")
        }
    }

    @Test(
        "a poison job ends discarded after three rescues, while its neighbours complete", arguments: ["step", "entry"])
    func poison(kind: String) async throws {
        try await play { setting in
            let scenario = setting.scenario
            try await scenario.enqueue(kind, batch: (0..<30).map { "{\"trap\":\($0 == 3)}" })
            let (crashes, last) = try await scenario.workSupervised()
            #expect(last.exitCode != nil, "\(last)")
            #expect(crashes == 3)
            let poison = try await setting.psql(
                "SELECT attempt, cardinality(errors), errors[3] ->> 'error' FROM river_job WHERE state = 'discarded'")
            #expect(poison == "3|3|node lost")
            #expect(try await setting.psql("SELECT count(*) FROM river_job WHERE state = 'completed'") == "29")
            #expect(try await setting.psql("SELECT count(*) FROM runner_claim_note") == "0")
            print("poison \(kind): \(crashes) crashes")
        }
    }
}
