import JobStorePostgres
import JobStoreTesting
import PostgresDriver
import PostgresServer
import Testing

@Suite("The PostgreSQL store keeps the contract")
struct ConformanceTests {
    @Test("in a database", arguments: JobStoreConformance.all)
    func database(_ check: ConformanceCheck) async throws {
        try await TestTurns.shared.take { try await check.run(with: PostgresHarness()) }
    }

    @Test("with lean indexes, in a schema of another name", arguments: JobStoreConformance.all)
    func otherSchema(_ check: ConformanceCheck) async throws {
        let harness = PostgresHarness(PostgresStoreSettings(schema: "Jobs_2", indexes: .lean))
        try await TestTurns.shared.take { try await check.run(with: harness) }
    }

    @Test("behind PgBouncer, where each transaction has another session", arguments: JobStoreConformance.all)
    func pooler(_ check: ConformanceCheck) async throws {
        let harness = PostgresHarness(PostgresStoreSettings(pooler: .transaction)) { url in
            try await SharedPgBouncer.url(for: url)
        }
        try await TestTurns.shared.take { try await check.run(with: harness) }
    }
}
