import Synchronization

/// Reaches a running attempt from outside: tells it, once, that it must end.
final class AttemptControl: Sendable {
    /// Why an attempt must end before its handler returns.
    enum Interruption: Sendable, Hashable {
        case timeout
        case cancelled
        case stop
    }

    private struct State {
        var interruption: Interruption?
        var waiter: CheckedContinuation<Interruption?, Never>?
        var isOver = false
    }

    private let state = Mutex(State())

    /// Interrupts the attempt; only the first reason counts.
    func interrupt(_ interruption: Interruption) {
        resume { state in
            guard state.interruption == nil, !state.isOver else { return false }
            state.interruption = interruption
            return true
        }
    }

    /// Waits for an interruption; nil once the waiting task is cancelled because the handler returned.
    func interruption() async -> Interruption? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = state.withLock { state -> Interruption?? in
                    if state.interruption != nil || state.isOver || Task.isCancelled {
                        return .some(state.interruption)
                    }
                    state.waiter = continuation
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            resume { state in
                state.isOver = true
                return true
            }
        }
    }

    private func resume(_ change: (inout State) -> Bool) {
        let (waiter, answer) = state.withLock { state -> (CheckedContinuation<Interruption?, Never>?, Interruption?) in
            guard change(&state) else { return (nil, nil) }
            let waiter = state.waiter
            state.waiter = nil
            return (waiter, state.interruption)
        }
        waiter?.resume(returning: answer)
    }
}
