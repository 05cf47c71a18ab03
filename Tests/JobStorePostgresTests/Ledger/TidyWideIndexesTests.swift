import JobModel
import JobStore
import PostgresDriver
import PostgresServer
import Testing

@testable import JobStorePostgres

/// What a fan-out leaves in the lists of the wide indexes.
@Suite("The wide indexes beside a fan-out")
struct TidyWideIndexesTests {
    private static let pages = 10
    private static let pageSize = 60

    private func ledger() async throws -> LedgerStore {
        let ledger = try await LedgerStore.new()
        // What the server itself sorts in meanwhile would be missed here.
        try await ledger.script("ALTER TABLE river_job SET (autovacuum_enabled = false)")
        try await ledger.script(CohortSample.table)
        try await ledger.script(
            """
            DELETE FROM people;
            INSERT INTO people (id, name, zone)
            SELECT n, 'user ' || n, 'here' FROM generate_series(1, \(Self.pages * Self.pageSize)) AS n
            """)
        return ledger
    }

    /// Fires the first pages of a slot, as the store does it or each by itself.
    private func fire(_ pages: Int, on store: PostgresJobStore, tidying: Bool = true) async throws {
        for page in 0..<pages {
            let after = page == 0 ? nil : SubjectID.integer(Int64(page * Self.pageSize))
            let cohort = CohortSample(after: after, limit: Self.pageSize).cohort
            let notices = store.insertNotices
            let result =
                tidying
                ? try await store.fire(cohort)
                : try await store.write { try FireCohort(notices: notices).run(cohort, on: $0) }
            #expect(
                result == .fired(SlotPageCounts(jobs: Self.pageSize), after: "#\((page + 1) * Self.pageSize)"))
        }
    }

    @Test("a page finds sorted in what the one before left")
    func tidied() async throws {
        let ledger = try await ledger()
        try await fire(1, on: ledger.store)
        let left = try await ledger.store.run { try TidyWideIndexes.run(on: $0) }
        #expect(left > 1)
        #expect(try await ledger.store.run { try TidyWideIndexes.run(on: $0) } == 0)
        await ledger.store.close()

        let whole = try await self.ledger()
        try await fire(Self.pages, on: whole.store)
        #expect(try await whole.store.run { try TidyWideIndexes.run(on: $0) } <= 2 * left)
        await whole.store.close()

        let untidied = try await self.ledger()
        try await fire(Self.pages, on: untidied.store, tidying: false)
        #expect(try await untidied.store.run { try TidyWideIndexes.run(on: $0) } > 4 * left)
        await untidied.store.close()
    }

    @Test("who does not own the table fires all the same, and leaves the sorting to the server")
    func foreignRole() async throws {
        let ledger = try await ledger()
        let role = "guest_\(ledger.database.url.split(separator: "/").last ?? "")"
        try await ledger.script(
            """
            CREATE ROLE \(role) LOGIN;
            GRANT USAGE ON SCHEMA public TO \(role);
            GRANT ALL ON ALL TABLES IN SCHEMA public TO \(role);
            GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO \(role);
            """)
        let url = ledger.database.url.replacing("//\(PostgresServer.user)@", with: "//\(role)@")
        let guest = try await PostgresJobStore.open(PostgresLocation(url: url), migrations: .unchecked)
        try await fire(Self.pages, on: guest)
        #expect(try await guest.run { try TidyWideIndexes.run(on: $0) } == 0)
        await guest.close()
        #expect(try await ledger.rows("SELECT count(*) FROM river_job") == [["\(Self.pages * Self.pageSize)"]])
        #expect(try await ledger.store.run { try TidyWideIndexes.run(on: $0) } > Self.pages)
        await ledger.store.close()
    }

    @Test("without the wide indexes there is nothing to do")
    func lean() async throws {
        let ledger = try await ledger()
        try await ledger.script("DROP INDEX river_job_args_index, river_job_metadata_index")
        try await fire(2, on: ledger.store)
        #expect(try await ledger.store.run { try TidyWideIndexes.run(on: $0) } == 0)
        await ledger.store.close()
    }
}
