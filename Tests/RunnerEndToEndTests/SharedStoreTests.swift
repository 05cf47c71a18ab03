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

    @Test("two nodes keep limits together: never two jobs of one key, never more of a queue than allowed")
    func limits() async throws {
        let scenario = try Scenario(
            jobs: """
                runtime: { concurrency: 6 }
                queues: { default: { concurrency: 6 }, narrow: { concurrency: 6, global_concurrency: 1 } }
                jobs:
                  move: { args: { box: integer }, concurrency: { max: 1, by: args.box }, handler: { exec: [./move.sh] } }
                  pass: { queue: narrow, handler: { exec: [./pass.sh] } }
                """)
        // A folder can be made once: whoever finds it there runs beside another one.
        func script(_ name: String) -> String {
            """
            mkdir "\(name)" || echo "$RUNNER_JOB_ID" >> doubles.txt
            i=0; while [ $i -lt 2000 ]; do i=$((i + 1)); done
            rmdir "\(name)"

            """
        }
        try scenario.script("move.sh", "read args\n" + script("lock-$args"))
        try scenario.script("pass.sh", script("lock-queue"))
        try await scenario.enqueue("move", batch: (0..<40).map { "{\"box\":\($0 % 4)}" })
        try await scenario.enqueue("pass", batch: Array(repeating: "{}", count: 20))

        async let first = scenario.run("work", "--until-idle")
        async let second = scenario.run("work", "--until-idle")
        let results = try await [first, second]
        #expect(results.map(\.exitCode) == [0, 0], "\(results)")
        #expect(!results.contains { $0.messages.contains("note:") }, "\(results)")
        #expect(scenario.lines("doubles.txt").isEmpty)
        let rows = try await scenario.jobs()
        #expect(rows.count == 60)
        #expect(rows.allSatisfy { $0["state"] == "completed" && $0["attempt"] == 1 })
    }
}
