import JobStoreTesting
import Testing

@Suite("The SQLite store keeps the contract")
struct ConformanceTests {
    @Test("in a file", arguments: JobStoreConformance.all)
    func file(_ check: ConformanceCheck) async throws {
        try await check.run(with: SQLiteHarness(.file))
    }

    @Test("in memory", arguments: JobStoreConformance.all)
    func memory(_ check: ConformanceCheck) async throws {
        try await check.run(with: SQLiteHarness(.memory))
    }

    @Test("no two checks have one name")
    func names() {
        #expect(Set(JobStoreConformance.all.map(\.name)).count == JobStoreConformance.all.count)
    }
}
