import JobStore
import Testing

@testable import JobStorePostgres

@Suite("The clean-up of the ledger's subjects")
struct CleanSubjectsTests {
    @Test("comes round the whole table, and leaves what is younger")
    func round() async throws {
        let ledger = try await LedgerStore.new()
        try await ledger.script(
            """
            INSERT INTO runner_schedule_subject (schedule, subject, date, slots, zone, job, served_at)
            SELECT 'digest', n, '2026-01-01', '{}', 'UTC', n, now() - interval '1 day' * (n % 3) - interval '1 hour'
            FROM generate_series(1, 3000) AS n
            """)
        let blocks = try await ledger.rows(
            "SELECT pg_relation_size('runner_schedule_subject') / current_setting('block_size')::bigint")
        let size = try #require(UInt64(blocks[0][0]))
        #expect(size > 6)
        let cleaning = CleanSubjects(stretch: 3)
        let rules = RetentionRules(ticks: .seconds(86_400), subjects: .seconds(3_600))
        for look in 1...(size + 2) / 3 {
            try await ledger.store.write { try cleaning.run(rules, on: $0) }
            guard look == 1 else { continue }
            let left = try await ledger.rows("SELECT subject FROM runner_schedule_subject").count
            #expect(left < 3_000 && left > 1_000)
        }
        let left = try await ledger.rows("SELECT job % 3, count(*) FROM runner_schedule_subject GROUP BY 1")
        #expect(left == [["0", "1000"]])
        await ledger.store.close()
    }
}
