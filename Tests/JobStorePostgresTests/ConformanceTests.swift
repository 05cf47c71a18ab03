import JobStoreTesting
import Testing

@Suite("The PostgreSQL store keeps the contract")
struct ConformanceTests {
    @Test("on a server", arguments: JobStoreConformance.all)
    func server(_ check: ConformanceCheck) async throws {
        try await check.run(with: PostgresHarness())
    }
}
