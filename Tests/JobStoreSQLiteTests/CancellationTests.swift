import JobModel
import JobStore
import JobStoreSQLite
import Testing

@Suite("A caller that is being stopped")
struct CancellationTests {
    @Test("what was worked is written down all the same")
    func finish() async throws {
        let store = try await SQLiteHarness(.memory).open(":memory:")
        _ = try await store.insert([JobInsert(kind: "sort")])
        let claimed = try await store.claim(
            ClaimRequest(queue: "default", limit: 1, kinds: ["sort"], node: "node_a")
        ).jobs
        let results = try await withThrowingTaskGroup(of: [FinishResult].self) { group in
            group.cancelAll()
            group.addTask { try await store.finish(claimed.map { JobFinish($0.claim, .completed) }) }
            return try await group.next()
        }
        #expect(results == [.applied(.completed)])
        await store.close()
    }

    @Test("a claim that was called off holds no job")
    func claim() async throws {
        let store = try await SQLiteHarness(.memory).open(":memory:")
        _ = try await store.insert([JobInsert(kind: "sort")])
        let request = ClaimRequest(queue: "default", limit: 1, kinds: ["sort"], node: "node_a")
        await withThrowingTaskGroup(of: Void.self) { group in
            group.cancelAll()
            group.addTask { _ = try await store.claim(request) }
        }
        #expect(try await store.claim(request).jobs.count == 1)
        await store.close()
    }
}
