import JobModel
import JobStore
import JobTime
import Synchronization
import Testing

@testable import JobStorePostgres

/// A queue that fills up with jobs of kinds that the node does not know.
@Suite("Claims beside jobs of unknown kinds")
struct ForeignClaimTests {
    /// A steady time that goes on by some milliseconds whenever it is read.
    private final class Ticking: Sendable {
        private let time = Mutex(Timestamp(seconds: 1_000))
        let step: Duration

        init(_ step: Duration) { self.step = step }

        func read() -> Timestamp {
            time.withLock { time in
                time = time.advanced(by: step)
                return time
            }
        }
    }

    private let request = ClaimRequest(queue: "default", limit: 10, kinds: ["sort"], node: "node_a")

    private func insertForeign(_ store: PostgresJobStore) async throws {
        _ = try await store.insert((0..<ForeignRows.threshold).map { _ in JobInsert(kind: "greet", priority: 2) })
    }

    private func start(_ store: PostgresJobStore, _ time: Ticking) -> ClaimPosition {
        store.foreignRows.start(for: request, at: time.read())
    }

    @Test("a long claim that finds nothing is not repeated from where it began")
    func movesOn() async throws {
        let time = Ticking(.milliseconds(6))
        let store = try await LedgerStore.new { time.read() }.store
        // The first one searches in any case, and again only after a while.
        #expect(try await store.claim(request).jobs.isEmpty)
        try await insertForeign(store)
        #expect(try await store.claim(request).jobs.isEmpty)
        let first = start(store, time)
        #expect(first != .front)
        try await insertForeign(store)
        #expect(try await store.claim(request).jobs.isEmpty)
        let second = start(store, time)
        #expect(second.id > first.id)

        let known = try await store.insert([JobInsert(kind: "sort", priority: 2)])[0].id
        #expect(try await store.claim(request).jobs.map(\.claim.id) == [known])
        // What stands before them waits until the front is seen again.
        let urgent = try await store.insert([JobInsert(kind: "sort", priority: 1)])[0].id
        var claimed: [Int64] = []
        while claimed.isEmpty { claimed = try await store.claim(request).jobs.map(\.claim.id) }
        #expect(claimed == [urgent])
        await store.close()
    }

    @Test("a short one is")
    func stays() async throws {
        let time = Ticking(.milliseconds(1))
        let store = try await LedgerStore.new { time.read() }.store
        #expect(try await store.claim(request).jobs.isEmpty)
        try await insertForeign(store)
        #expect(try await store.claim(request).jobs.isEmpty)
        #expect(start(store, time) == .front)
        await store.close()
    }
}
