import JobModel
import JobSQL
import JobStore
import JobStoreSQLite
import SQLiteDriver
import Testing

@Suite("Opening a store")
struct OpeningTests {
    @Test("a store that must have its tables says how to make them")
    func missing() async throws {
        let harness = try SQLiteHarness(.file)
        let error = await #expect(throws: StoreError.self) {
            _ = try await harness.open(harness.path("a.db"), migrations: .required)
        }
        #expect(error?.code == .schema)
        #expect(error?.message == "the tables are missing: run `runner migrate up`")
    }

    @Test("a store for migrating opens without tables and gets them")
    func unchecked() async throws {
        let harness = try SQLiteHarness(.file)
        let store = try await harness.open(harness.path("a.db"), migrations: .unchecked)
        #expect(try await store.migrations().allSatisfy { $0.appliedAt == nil })
        #expect(try await !store.migrateUp().isEmpty)
        await store.close()
        let again = try await harness.open(harness.path("a.db"), migrations: .required)
        #expect(try await again.migrations().allSatisfy { $0.appliedAt == harness.time.now() })
        await again.close()
    }

    @Test("tables of a newer program are refused")
    func newer() async throws {
        let harness = try SQLiteHarness(.file)
        let store = try await harness.open(harness.path("a.db"))
        try await store.database.transaction { transaction in
            _ = try transaction.execute("INSERT INTO runner_migration VALUES (99, 'later', 0)")
        }
        await store.close()
        let error = await #expect(throws: StoreError.self) { _ = try await harness.open(harness.path("a.db")) }
        #expect(error?.code == .schema)
        #expect(error?.message.contains("version 99") == true)
    }

    @Test("two processes that open a new file at once make the tables once")
    func together() async throws {
        let harness = try SQLiteHarness(.file)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask { await (try harness.open(harness.path("a.db"))).close() }
            }
            try await group.waitForAll()
        }
        let store = try await harness.open(harness.path("a.db"), migrations: .required)
        #expect(try await store.migrateUp().isEmpty)
        await store.close()
    }

    @Test("a store that only reads shows jobs and takes none")
    func readOnly() async throws {
        let harness = try SQLiteHarness(.file)
        let writing = try await harness.open(harness.path("a.db"))
        _ = try await writing.insert([JobInsert(kind: "sort")])
        let reading = try await SQLiteJobStore.open(path: harness.path("a.db"), readOnly: true)
        #expect(try await reading.jobs(matching: JobFilter()).count == 1)
        let error = await #expect(throws: SQLError.self) { _ = try await reading.insert([JobInsert(kind: "sort")]) }
        #expect(error?.code == .readOnly)
        await reading.close()
        await writing.close()
    }

    @Test("jobs outlive the process, and so does the fence around them")
    func reopen() async throws {
        let harness = try SQLiteHarness(.file)
        let first = try await harness.open(harness.path("a.db"))
        _ = try await first.insert([JobInsert(kind: "sort"), JobInsert(kind: "sort")])
        let request = ClaimRequest(queue: "default", limit: 2, kinds: ["sort"], node: "node_a")
        let claimed = try await first.claim(request).jobs
        await first.close()
        let second = try await harness.open(harness.path("a.db"))
        #expect(try await second.finish([JobFinish(claimed[0].claim, .completed)]) == [.applied(.completed)])
        _ = try await second.rescueJobs(ofNodesLostFor: .seconds(30), limit: 10)
        #expect(try await second.finish([JobFinish(claimed[1].claim, .completed)]) == [.stale])
        await second.close()
    }
}
