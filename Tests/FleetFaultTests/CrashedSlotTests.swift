import JobModel
import JobSQL
import JobScheduling
import JobStore
import JobStorePostgres
import JobTime
import PostgresDriver
import PostgresServer
import Testing

@Suite("A slot for many while the server crashes", .timeLimit(.minutes(5)))
struct CrashedSlotTests {
    private static let subjects = 3_000
    private static let pageSize = 100

    /// Pages are committed without waiting for the disk; the server writes late, so that a crash has something to lose.
    private static let lateWrites = PostgresServer.Settings(
        parameters: ["wal_writer_delay": "10s", "wal_writer_flush_after": "1GB"])

    private func cohort(after: String?) -> SlotCohort {
        let date = CivilDate(daysSinceEpoch: 20_781)
        let slot = SlotIdentity(
            schedule: "daily", zone: "UTC", slot: date.description,
            instant: Timestamp(seconds: Int64(date.daysSinceEpoch) * 86_400), date: date, reason: "regular")
        var arguments = SubjectText()
        arguments.append(#"{"user":"#)
        arguments.append(value: .id)
        arguments.append("}")
        var metadata = SubjectText()
        metadata.append(#"{"runner:schedule":"daily","runner:subject":""#)
        metadata.append(fragment: .id)
        metadata.append(#""}"#)
        var id: Int64 = 0
        if let after, case .integer(let last) = SubjectID(position: after) { id = last }
        return SlotCohort(
            slot: slot, zone: "Etc/UTC",
            query: SlotCohort.Query(
                sql: "SELECT id FROM people WHERE id > $1 ORDER BY id LIMIT $2",
                parameters: [.integer(id), .integer(Int64(Self.pageSize))]),
            job: SubjectJob(
                common: JobInsert(kind: "greet"), arguments: arguments, metadata: metadata, shape: nil, unique: nil,
                start: slot.instant, spread: Spread(schedule: "daily", window: nil), now: slot.instant),
            after: after, limit: Self.pageSize, lease: nil)
    }

    /// Tries until the server is back.
    private func patiently<Result>(_ body: () async throws -> Result) async throws -> Result {
        while true {
            do {
                return try await body()
            } catch let error as SQLError where error.code == .unavailable {
                await Task.yield()
            }
        }
    }

    @Test("what is lost of it is lost as a whole, and each subject has one job in the end")
    func crashes() async throws {
        try await PostgresServer.with(Self.lateWrites) { server in
            let url = try await server.makeDatabase()
            let store = try await PostgresJobStore.open(PostgresLocation(url: url))
            try await server.psql(
                "CREATE TABLE people AS SELECT generate_series(1, \(Self.subjects)) AS id", database: url)
            var (after, pages, crashes, lost): (String?, Int, Int, Int) = (nil, 0, 0, 0)
            repeat {
                let page = try await patiently { try await store.fire(cohort(after: after)) }
                guard case .fired(_, let next) = page else {
                    Issue.record("the page behind \(after ?? "the beginning") met \(page)")
                    break
                }
                pages += 1
                after = next
                // A node that takes the slot up goes on where the ledger says.
                guard crashes < 3, pages.isMultiple(of: 8) else { continue }
                crashes += 1
                try await server.stop(.immediate)
                try await server.start()
                let tick = try await patiently { try await store.openTicks() }.first
                let jobs = try await server.psql("SELECT count(*) FROM river_job", database: url)
                #expect(jobs == "\(tick?.jobs ?? 0)")
                lost += after == tick?.after ? 0 : 1
                after = tick?.after
            } while after != nil || pages == 0
            print(
                "slot through crashes: \(pages) pages for \(Self.subjects / Self.pageSize), \(lost) crashes lost some")
            let counts = try await server.psql(
                "SELECT count(*), count(DISTINCT metadata ->> 'runner:subject') FROM river_job", database: url)
            #expect(counts == "\(Self.subjects)|\(Self.subjects)")
            let tick = try await server.psql("SELECT status, jobs FROM runner_schedule_tick", database: url)
            #expect(tick == "fired|\(Self.subjects)")
            await store.close()
        }
    }
}
