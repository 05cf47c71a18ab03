import JobModel
import Synchronization
import ThreadExecutor

/// Joins a running attempt with the world outside: what comes first, the handler's end or a reason to interrupt it.
///
/// An interruption cancels the task that the handler runs in. Only a timeout says something before the handler has
/// returned: one that ignores its cancellation cannot hold up what follows.
final class AttemptControl: Sendable {
    /// Why an attempt must end before its handler returns.
    enum Interruption: Sendable, Hashable {
        case timeout
        case cancelled
        case stop
    }

    /// What is left to say when a handler has returned.
    enum Remainder: Sendable, Hashable {
        /// How it ended.
        case report(AttemptEnd)
        /// Nothing: the timeout was said before.
        case nothing
        /// Nothing: somebody else took the right to it.
        case taken
    }

    private struct State {
        /// It cannot end while it stands here: it takes itself away first.
        var task: RunningTask?
        var onTimeout: (@Sendable () -> Void)?
        var interruption: Interruption?
        var hasEnded = false
        var isReported = false
        var isTimedOut = false
    }

    private let state = Mutex(State())

    /// Takes the calling task for the handler's, until `finish`, and what is said when the time is over while it runs. An
    /// interruption that came before cancels the task at once.
    /// - Returns: False if the time is over already: then the handler need not run.
    func arm(onTimeout: @escaping @Sendable () -> Void) -> Bool {
        let task = RunningTask.current
        return state.withLock { state in
            state.task = task
            if state.interruption != nil { task?.cancel() }
            guard state.interruption != .timeout else { return false }
            state.onTimeout = onTimeout
            return true
        }
    }

    /// Interrupts the attempt; only the first reason counts, and none after the handler has returned.
    func interrupt(_ interruption: Interruption) {
        let onTimeout = state.withLock { state -> (@Sendable () -> Void)? in
            guard state.interruption == nil, !state.hasEnded else { return nil }
            state.interruption = interruption
            state.task?.cancel()
            guard interruption == .timeout, !state.isReported, let onTimeout = state.onTimeout else { return nil }
            state.isReported = true
            state.isTimedOut = true
            return onTimeout
        }
        onTimeout?()
    }

    /// Says how the handler ended.
    func finish(_ end: AttemptEnd) -> Remainder {
        state.withLock { state in
            state.hasEnded = true
            state.task = nil
            state.onTimeout = nil
            guard !state.isReported else { return state.isTimedOut ? .nothing : .taken }
            state.isReported = true
            return switch state.interruption {
            case nil, .timeout: .report(end)
            case .cancelled, .stop: .report(Self.end(end, after: state.interruption))
            }
        }
    }

    /// Whether its time was over before the handler returned, and that was said.
    var isTimedOut: Bool { state.withLock(\.isTimedOut) }

    /// The right to say what became of the attempt: true for the first who asks.
    func takeReport() -> Bool {
        state.withLock { state in
            defer { state.isReported = true }
            return !state.isReported
        }
    }

    /// An interrupted handler that returned all the same has its way; what it throws came from the interruption.
    private static func end(_ end: AttemptEnd, after interruption: Interruption?) -> AttemptEnd {
        if case .returned = end { return end }
        return interruption == .cancelled ? .cancelledByRequest : .cutOff
    }
}
