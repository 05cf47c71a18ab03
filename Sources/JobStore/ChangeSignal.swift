import Synchronization

/// Wakes the tasks that wait for work when this process made some.
package final class ChangeSignal: Sendable {
    private struct State {
        var changes: UInt64 = 0
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
        /// Waiters cancelled before they were registered.
        var cancelled: Set<UInt64> = []
        var tickets: UInt64 = 0
    }

    private let state = Mutex(State())

    /// Nothing has changed yet.
    package init() {}

    /// How many changes there were so far.
    package var changes: UInt64 { state.withLock(\.changes) }

    /// Notes a change and wakes everybody.
    package func fire() {
        let waiters = state.withLock { state in
            state.changes += 1
            defer { state.waiters = [:] }
            return state.waiters.values
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits for a change after the `seen` first ones; returns early when the task is cancelled.
    package func wait(seen: UInt64) async {
        let ticket = state.withLock { state in
            state.tickets += 1
            return state.tickets
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.cancelled.remove(ticket) != nil || state.changes != seen { return true }
                    state.waiters[ticket] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                let waiter = state.waiters.removeValue(forKey: ticket)
                if waiter == nil { state.cancelled.insert(ticket) }
                return waiter
            }
            waiter?.resume()
        }
        state.withLock { _ = $0.cancelled.remove(ticket) }
    }
}
