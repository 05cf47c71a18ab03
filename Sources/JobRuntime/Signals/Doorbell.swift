import Synchronization

/// Wakes one waiting task. Rings while nobody waits are remembered as one.
package final class Doorbell: Sendable {
    private struct State {
        var isRung = false
        var waiter: CheckedContinuation<Bool, Never>?
    }

    private let state = Mutex(State())

    package init() {}

    /// Wakes the waiting task, or lets the next wait return at once.
    package func ring() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            if state.waiter == nil { state.isRung = true }
            return state.waiter
        }
        waiter?.resume(returning: true)
    }

    /// Waits for a ring. Returns at once if the task is cancelled. Only one task may wait at a time.
    /// - Returns: Whether it rang.
    @discardableResult
    package func wait() async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // The flag is set before the handler below runs: whoever misses it here is woken there.
                enter(continuation, unless: { Task.isCancelled })
            }
        } onCancel: {
            let waiter = state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume(returning: false)
        }
    }

    /// Waits for a ring even if the task is cancelled: for what must be done to the end.
    package func waitUncancelled() async {
        _ = await withCheckedContinuation { continuation in
            enter(continuation, unless: { false })
        }
    }

    /// Waits for a ring, but not longer than `duration`.
    /// - Returns: Whether it rang.
    @discardableResult
    package func wait(atMost duration: Duration, on clock: NodeClock) async -> Bool {
        await withTaskGroup { group in
            group.addTask { await self.wait() }
            group.addTask {
                try? await clock.sleep(duration)
                return false
            }
            var rang = await group.next() ?? false
            group.cancelAll()
            // A ring that meets the end of the sleep has been taken off the bell and must not be lost.
            for await other in group { rang = rang || other }
            return rang
        }
    }

    private func enter(_ continuation: CheckedContinuation<Bool, Never>, unless isOver: () -> Bool) {
        let answer = state.withLock { state -> Bool? in
            if state.isRung {
                state.isRung = false
                return true
            }
            if isOver() { return false }
            state.waiter = continuation
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }
}
