import JobModel
import Synchronization

/// Joins a running attempt with the world outside: what comes first, the handler's end or a reason to interrupt it.
final class AttemptControl: Sendable {
    /// Why an attempt must end before its handler returns.
    enum Interruption: Sendable, Hashable {
        case timeout
        case cancelled
        case stop
    }

    /// What the attempt's runner waits for.
    enum Event: Sendable {
        case ended(AttemptEnd)
        case interrupted(Interruption)
    }

    private struct State {
        var end: AttemptEnd?
        var interruption: Interruption?
        var waiter: CheckedContinuation<Event, Never>?
        var isReported = false
    }

    private let state = Mutex(State())

    /// Interrupts the attempt; only the first reason counts, and none after the handler has returned.
    func interrupt(_ interruption: Interruption) {
        let waiter = state.withLock { state -> CheckedContinuation<Event, Never>? in
            guard state.interruption == nil, state.end == nil else { return nil }
            state.interruption = interruption
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: .interrupted(interruption))
    }

    /// Says how the handler ended.
    func finish(_ end: AttemptEnd) {
        let waiter = state.withLock { state in
            state.end = end
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: .ended(end))
    }

    /// The handler's end, or an interruption that came before it. One task asks, once.
    func event() async -> Event {
        await withCheckedContinuation { continuation in
            let event = state.withLock { state -> Event? in
                if let interruption = state.interruption { return .interrupted(interruption) }
                if let end = state.end { return .ended(end) }
                state.waiter = continuation
                return nil
            }
            if let event { continuation.resume(returning: event) }
        }
    }

    /// How the handler ended, once it has.
    var end: AttemptEnd? { state.withLock { $0.end } }

    /// The right to say what became of the attempt: true for the first who asks.
    func takeReport() -> Bool {
        state.withLock { state in
            defer { state.isReported = true }
            return !state.isReported
        }
    }
}
