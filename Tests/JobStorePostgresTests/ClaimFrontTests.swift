import JobModel
import JobStore
import JobTime
import Synchronization
import Testing

@testable import JobStorePostgres

@Suite("Claims from a backlog")
struct ClaimFrontTests {
    /// A store whose steady time the test sets, and jobs of the second priority in it.
    private final class Backlog: Sendable {
        private let time: Time
        let store: PostgresJobStore

        private final class Time: Sendable {
            let now = Mutex(Timestamp(seconds: 1_000))
        }

        init(_ count: Int) async throws {
            let time = Time()
            self.time = time
            store = try await LedgerStore.new { time.now.withLock { $0 } }.store
            _ = try await store.insert((0..<count).map { _ in JobInsert(kind: "sort", priority: 2) })
        }

        func advance(by duration: Duration) { time.now.withLock { $0 = $0.advanced(by: duration) } }

        func claim(_ limit: Int, queue: String = "default") async throws -> [ClaimedJob] {
            try await store.claim(ClaimRequest(queue: queue, limit: limit, kinds: ["sort"], node: "node_a")).jobs
        }

        func insertUrgent() async throws -> Int64 {
            try await store.insert([JobInsert(kind: "sort", priority: 1)])[0].id
        }
    }

    @Test("go on behind the last one, and see the front again after a while")
    func interval() async throws {
        let backlog = try await Backlog(450)
        let first = try await backlog.claim(100).map(\.claim.id)
        let urgent = try await backlog.insertUrgent()
        let second = try await backlog.claim(100).map(\.claim.id)
        #expect(!second.contains(urgent))
        #expect(Set(first).isDisjoint(with: second) && second == second.sorted() && second.count == 100)
        backlog.advance(by: ClaimFront.interval)
        let third = try await backlog.claim(100).map(\.claim.id)
        #expect(third.first == urgent)
        #expect(third.count == 100)
        #expect(try await backlog.claim(100).count == 100)
        #expect(try await backlog.claim(100).count == 51)
        #expect(try await backlog.claim(100).isEmpty)
        await backlog.store.close()
    }

    @Test("take everything when what is behind does not fill them")
    func tail() async throws {
        let backlog = try await Backlog(150)
        #expect(try await backlog.claim(100).count == 100)
        let urgent = try await backlog.insertUrgent()
        let rest = try await backlog.claim(100).map(\.claim.id)
        #expect(rest.count == 51)
        #expect(rest.contains(urgent))
        await backlog.store.close()
    }

    @Test("see the front at once if they are small, or of another queue")
    func small() async throws {
        let backlog = try await Backlog(300)
        #expect(try await backlog.claim(100).count == 100)
        let urgent = try await backlog.insertUrgent()
        #expect(try await backlog.claim(99).first?.claim.id == urgent)
        _ = try await backlog.store.insert([JobInsert(kind: "sort", queue: "other", priority: 1)])
        #expect(try await backlog.claim(100, queue: "other").count == 1)
        await backlog.store.close()
    }

    @Test("find a job again that was given back")
    func givenBack() async throws {
        let backlog = try await Backlog(300)
        let first = try await backlog.claim(100)
        _ = try await backlog.store.finish([JobFinish(first[0].claim, .release)])
        #expect(try await backlog.claim(100).count == 100)
        #expect(try await backlog.claim(500).map(\.claim.id).contains(first[0].claim.id))
        await backlog.store.close()
    }
}
