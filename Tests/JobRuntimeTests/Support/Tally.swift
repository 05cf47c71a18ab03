import Synchronization

/// Counts, and remembers the highest count of things going on at once.
final class Tally: Sendable {
    private let state = Mutex((count: 0, highest: 0))

    var count: Int { state.withLock { $0.count } }
    var highest: Int { state.withLock { $0.highest } }

    /// Adds one; returns the sum.
    @discardableResult
    func add(_ number: Int = 1) -> Int {
        state.withLock { state in
            state.count += number
            state.highest = max(state.highest, state.count)
            return state.count
        }
    }
}
