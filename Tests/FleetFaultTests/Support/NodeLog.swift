import JobModel
import JobRuntime
import Synchronization

/// Keeps what nodes say, and waits for it.
final class NodeLog: NodeObserver {
    private struct State {
        var ends = 0
        var rescues = 0
        var troubles: [String: Int] = [:]
        var lastTrouble: [String: String] = [:]
        var slots: [FiredSlot] = []
        var waiters: [(isMet: @Sendable (NodeLog.Counts) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []

        var counts: Counts { Counts(ends: ends, rescues: rescues, troubles: troubles, slots: slots.count) }
    }

    /// What there was so far.
    struct Counts: Sendable {
        var ends: Int
        var rescues: Int
        /// By duty.
        var troubles: [String: Int]
        var slots: Int

        var allTroubles: Int { troubles.values.reduce(0, +) }
    }

    private let state = Mutex(State())

    var counts: Counts { state.withLock { $0.counts } }
    var slots: [FiredSlot] { state.withLock { $0.slots } }
    /// The last words of each duty that had trouble.
    var lastTrouble: [String: String] { state.withLock { $0.lastTrouble } }

    func note(_ event: NodeEvent) {
        let ready = state.withLock { state in
            switch event {
            case .jobEnded, .jobEndedStale: state.ends += 1
            case .jobRescued: state.rescues += 1
            case .scheduleFired(let slot): state.slots.append(slot)
            case .trouble(let duty, let error):
                state.troubles[duty, default: 0] += 1
                state.lastTrouble[duty] = error
            default: break
            }
            let counts = state.counts
            let ready = state.waiters.filter { $0.isMet(counts) }
            state.waiters.removeAll { $0.isMet(counts) }
            return ready
        }
        for waiter in ready { waiter.continuation.resume() }
    }

    /// Waits until what there was meets a condition.
    func wait(until isMet: @escaping @Sendable (Counts) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isMetNow = state.withLock { state in
                guard !isMet(state.counts) else { return true }
                state.waiters.append((isMet, continuation))
                return false
            }
            if isMetNow { continuation.resume() }
        }
    }
}
