import JSONTree
import PostgresServer
import Testing

/// Jobs that a handler enqueues in a transaction of its own, on PostgreSQL.
@Suite("Enqueueing in a handler's transaction", .timeLimit(.minutes(5)))
struct TransactionTests {
    private static func scenario(claim: String) async throws -> (Scenario, url: String) {
        let url = try await PostgresServer.shared.makeDatabase()
        let scenario = try Scenario(
            .trapRunner, store: "{ url: \"\(url)\" }",
            jobs: """
                retry_policies: { once: { max_attempts: 1 } }
                queues: { default: { claim: \(claim) }, other: {} }
                defaults: { timeout: 5s }
                jobs: { remark: { retry: once }, step: { queue: other } }
                """)
        let up = try await scenario.run("migrate", "up")
        try #require(up.exitCode == 0, "\(up)")
        try await PostgresServer.shared.psql("CREATE TABLE note (text text)", database: url)
        try await scenario.enqueue(
            "remark",
            batch: [
                #"{"text": "kept"}"#, #"{"text": "undone", "undo": true}"#, #"{"text": "failed behind", "fail": true}"#,
            ])
        let result = try await scenario.run("work", "--until-idle")
        // Two remarks end discarded.
        try #require(result.exitCode == 1, "\(result)")
        return (scenario, url)
    }

    private static func notes(_ url: String) async throws -> String {
        try await PostgresServer.shared.psql("SELECT text FROM note ORDER BY text", database: url)
    }

    @Test("claim: row: what a handler's transaction did stays when it has committed, whatever comes of the job")
    func rowClaims() async throws {
        let (scenario, url) = try await Self.scenario(claim: "row")
        #expect(try await Self.notes(url) == "failed behind\nkept")
        #expect(try await scenario.jobs("--kind", "step", "--state", "completed").count == 2)
        #expect(try await scenario.jobs("--kind", "remark", "--state", "discarded").count == 2)
    }

    @Test("claim: transaction: it goes with the job: all of it if the job completes, else nothing")
    func transactionClaims() async throws {
        let (scenario, url) = try await Self.scenario(claim: "transaction")
        #expect(try await Self.notes(url) == "kept")
        #expect(try await scenario.jobs("--kind", "step", "--state", "completed").count == 1)
        #expect(try await scenario.jobs("--kind", "remark", "--state", "discarded").count == 2)
    }
}
