import JSONTree
import Testing

@Suite("Several processes on one SQLite file", .timeLimit(.minutes(5)))
struct SharedStoreTests {
    @Test("two nodes share the work, and each job runs once")
    func twoNodes() async throws {
        let scenario = try Scenario(
            jobs: """
                runtime: { concurrency: 2 }
                queues: { default: { concurrency: 2 }, meeting: { concurrency: 1, weight: 10 } }
                jobs:
                  note: { handler: { exec: [./note.sh] } }
                  come: { queue: meeting, handler: { exec: [./come.sh] } }
                  wait: { queue: meeting, handler: { exec: [./wait.sh] } }
                """)
        // A node works one of these two at a time, and neither ends without the other: so both nodes take part.
        try scenario.makePipe("door")
        try scenario.script("come.sh", "echo > door\n")
        try scenario.script("wait.sh", "read line < door\n")
        try scenario.script("note.sh", "echo \"$RUNNER_JOB_ID\" >> log.txt\n")
        try await scenario.enqueue("come")
        try await scenario.enqueue("wait")
        try await scenario.enqueue("note", batch: Array(repeating: "{}", count: 150))

        async let first = scenario.run("work", "--until-idle")
        async let second = scenario.run("work", "--until-idle")
        let results = try await [first, second]
        #expect(results.map(\.exitCode) == [0, 0], "\(results)")

        let rows = try await scenario.jobs()
        #expect(rows.count == 152)
        #expect(rows.allSatisfy { $0["state"] == "completed" && $0["attempt"] == 1 })
        let noted = scenario.lines("log.txt")
        #expect(noted.count == 150)
        #expect(Set(noted).count == 150)
        #expect(Set(rows.compactMap { $0["attempted_by"]?[0]?.string }).count == 2)
    }
}
