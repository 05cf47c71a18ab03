import FoundationEssentials
import JSONTree
import SeededRandom
import Subprocess
import Testing

/// Kills nodes at random moments and looks at what is left.
///
/// `RUNNER_CHAOS_ROUNDS` is the number of kills and `RUNNER_CHAOS_SEED` repeats a run; see `Scripts/chaos.sh`.
@Suite("Kills at random moments", .timeLimit(.minutes(10)))
struct ChaosTests {
    private let rounds = ChaosTests.variable("RUNNER_CHAOS_ROUNDS").flatMap { Int($0) } ?? 5
    private let seed = ChaosTests.variable("RUNNER_CHAOS_SEED").flatMap { UInt64($0) } ?? .random(in: 0...999_999)

    private static func variable(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

    /// When a node is killed: at so many lines about jobs after a first line.
    private struct Moment {
        let line: String
        let further: Range<Int>

        static let all = [
            Moment(line: "note started", further: 0..<100), Moment(line: "note completed", further: 0..<50),
            // The next node leads, and has rescued, once the killed one is lost.
            Moment(line: "slot", further: 0..<9),
        ]
    }

    private func scenario() throws -> Scenario {
        let scenario = try Scenario(
            jobs: """
                runtime: { concurrency: 8, node_lost_after: 3s }
                jobs:
                  note: { args: { number: integer }, handler: { exec: [./note.sh] } }
                  tick: { handler: { exec: [./note.sh] } }
                """,
            schedules: "  tick: { job: tick, every: 1s }\n")
        // One write of a short line to a file opened for appending is never torn. The count is work, so that kills
        // find programs at it.
        try scenario.script(
            "note.sh",
            """
            printf '%s %s\\n' "$RUNNER_JOB_ID" "$RUNNER_ATTEMPT" >> log.txt
            i=0; while [ $i -lt 5000 ]; do i=$((i + 1)); done

            """)
        return scenario
    }

    @Test("nothing is lost, nothing completed runs again, each slot fires once")
    func kills() async throws {
        print("chaos: \(rounds) kills, RUNNER_CHAOS_SEED=\(seed)")
        var random = SplitMix64(state: seed)
        let scenario = try scenario()
        let perRound = 80

        var runsOfCompleted: [Int64: Int] = [:]
        for round in 0..<rounds {
            let numbers = (round * perRound)..<((round + 1) * perRound)
            try await scenario.enqueue("note", batch: numbers.map { "{\"number\":\($0)}" })
            let moment = Moment.all[round % Moment.all.count]
            let further = Int.random(in: moment.further, using: &random)
            let result = try await scenario.node("--verbose") { node in
                try await node.line(containing: moment.line)
                for _ in 0..<further { try await node.line(containing: "job") }
                try node.send(.kill)
            }
            #expect(result.exitCode == nil)
            // A program outlives its killed node for a moment, but not one whose job is completed.
            let completed = try await completedIDs(scenario)
            let runs = ChaosTests.runs(in: scenario)
            for id in completed where runsOfCompleted[id] == nil { runsOfCompleted[id] = runs[id]?.count ?? 0 }
        }
        let last = try await scenario.run("work", "--until-idle")
        #expect(last.exitCode == 0, "\(last)")

        let rows = try await scenario.jobs()
        let unfinished = rows.filter { $0["state"] != "completed" && $0["kind"] == "note" }
        #expect(unfinished.isEmpty, "\(unfinished)")
        #expect(try await scenario.jobs("--state", "running").isEmpty)
        #expect(rows.filter { $0["kind"] == "note" }.count == rounds * perRound)

        let runs = ChaosTests.runs(in: scenario)
        for row in rows where row["state"] == "completed" {
            let id = try #require(row["id"]?.int64)
            let attempts = try #require(runs[id], "job \(id) is completed but never ran")
            #expect(Set(attempts).count == attempts.count, "an attempt of job \(id) ran twice: \(attempts)")
            #expect(attempts.max() == row["attempt"]?.int64, "job \(id)")
        }
        for (id, count) in runsOfCompleted {
            #expect(runs[id]?.count == count, "job \(id) ran again after it was completed")
        }
        try await expectSlotsOnce(scenario, rows: rows)

        let lost = rows.reduce(0) { $0 + ($1["errors"]?.array?.count ?? 0) }
        let slots = rows.filter { $0["kind"] == "tick" }.count
        print("chaos: \(rounds * perRound) jobs and \(slots) slots, \(lost) attempts lost with their nodes")
    }

    /// The attempts that each job's program was started for.
    private static func runs(in scenario: Scenario) -> [Int64: [Int64]] {
        var runs: [Int64: [Int64]] = [:]
        for line in scenario.lines("log.txt") {
            let numbers = line.split(separator: " ").compactMap { Int64($0) }
            if numbers.count == 2 { runs[numbers[0], default: []].append(numbers[1]) }
        }
        return runs
    }

    private func completedIDs(_ scenario: Scenario) async throws -> [Int64] {
        try await scenario.jobs("--state", "completed").compactMap { $0["id"]?.int64 }
    }

    /// Each slot has one job, and the ledger has each slot once, with that job.
    private func expectSlotsOnce(_ scenario: Scenario, rows: [JSONValue]) async throws {
        let slots = rows.filter { $0["kind"] == "tick" }.compactMap { $0["slot"]?.string }
        #expect(!slots.isEmpty)
        #expect(Set(slots).count == slots.count)
        let ticks = try await scenario.json("schedules", "show", "tick", "--limit", "10000")["ticks"]?.array ?? []
        let fired = ticks.filter { $0["status"] == "fired" }
        #expect(fired.allSatisfy { $0["jobs"] == 1 })
        #expect(Set(ticks.compactMap { $0["slot"]?.string }).count == ticks.count)
        #expect(Set(fired.compactMap { $0["slot"]?.string }) == Set(slots))
    }
}
