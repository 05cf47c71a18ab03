import Synchronization

/// How long no attempt has ended.
final class Idleness: Sendable {
    private struct State {
        var attempts = 0
        var since: Duration = .zero
    }

    private let state = Mutex(State())

    /// Counts from now on.
    func begin(at now: Duration) {
        state.withLock { $0.since = now }
    }

    /// - Parameter attempts: how many have ended by now; more than last time begin a new stretch.
    func duration(attempts: Int, now: Duration) -> Duration {
        state.withLock { state in
            if attempts != state.attempts { state = State(attempts: attempts, since: now) }
            return now - state.since
        }
    }
}
