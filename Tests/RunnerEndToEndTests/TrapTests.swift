import JSONTree
import Testing

@Suite("A handler that traps", .timeLimit(.minutes(5)))
struct TrapTests {
    @Test("a poison job ends discarded after three rescues, while its neighbours complete")
    func poison() async throws {
        let scenario = try Scenario(
            .trapRunner,
            jobs: """
                runtime: { concurrency: 4, node_lost_after: 3s }
                retry_policies: { few: { max_attempts: 2 } }
                jobs: { step: { retry: few } }
                """)
        let lines = (0..<30).map { "{\"trap\":\($0 == 3)}" }
        try await scenario.enqueue("step", batch: lines)

        let (crashes, last) = try await scenario.workSupervised()
        #expect(last.exitCode != nil, "\(last)")
        #expect(crashes == 3)

        let rows = try await scenario.jobs()
        #expect(rows.count == 30)
        let poison = try #require(rows.first { $0["args"]?["trap"] == true })
        #expect(poison["state"] == "discarded")
        #expect(poison["attempt"] == 3)
        let errors = poison["errors"]?.array ?? []
        #expect(errors.count == 3)
        #expect(errors.allSatisfy { $0["error"]?.string?.contains("node lost") == true })
        #expect(rows.filter { $0["state"] == "completed" }.count == 29)
    }
}
