import JobModel
import JobStore
import JobTime
import Synchronization

/// Stores ends as it is told to: refuses some, and is out of reach for a while.
final class MoodyStore: JobClaiming {
    struct Unreachable: Error {}

    private struct State {
        var outages: Int
        var batches: [[Int64]] = []
        var stored: [JobFinish] = []
    }

    private let isSpoiled: @Sendable (JobFinish) -> Bool
    private let state: Mutex<State>

    /// - Parameters:
    ///   - outages: so many calls fail first.
    ///   - isSpoiled: ends that the store refuses, and with them their whole batch.
    init(outages: Int = 0, isSpoiled: @escaping @Sendable (JobFinish) -> Bool = { _ in false }) {
        self.isSpoiled = isSpoiled
        state = Mutex(State(outages: outages))
    }

    /// The ids of all stored batches, in order.
    var batches: [[Int64]] { state.withLock { $0.batches } }
    var stored: [JobFinish] { state.withLock { $0.stored } }

    func finish(_ finishes: [JobFinish]) async throws -> [FinishResult] {
        try state.withLock { state in
            if state.outages > 0 {
                state.outages -= 1
                throw Unreachable()
            }
            if finishes.contains(where: isSpoiled) { throw StoreError(.invalid, "spoiled") }
            state.batches.append(finishes.map(\.claim.id))
            state.stored += finishes
            return finishes.map { _ in .applied(.completed) }
        }
    }

    func claim(_ request: ClaimRequest) async throws -> ClaimResult { ClaimResult() }
    func cancellationRequests(among ids: [Int64]) async throws -> [Int64] { [] }
    func waitForChange(atMost duration: Duration) async throws {}
    func backlog(queues: [String], kinds: [JobKind]) async throws -> Backlog { Backlog() }
    func outlook(queues: [String], kinds: [JobKind]) async throws -> Outlook {
        Outlook(now: Timestamp(microseconds: 0))
    }
}
