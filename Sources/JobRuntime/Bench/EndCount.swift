import JobModel
import Synchronization

/// Waits until a node has stored so many ends.
final class EndCount: NodeObserver {
    private struct State {
        var ended = 0
        var lastEnd: Duration = .zero
    }

    private let target: Int
    private let clock: NodeClock
    private let state = Mutex(State())
    private let bell = Doorbell()

    init(target: Int, clock: NodeClock) {
        self.target = target
        self.clock = clock
    }

    /// When the last of them was stored, by uptime.
    var lastEnd: Duration { state.withLock { $0.lastEnd } }

    /// Returns once the target is reached, or the task is cancelled.
    func reached() async { await bell.wait() }

    func note(_ event: NodeEvent) {
        switch event {
        case .jobEnded, .jobEndedStale:
            let isLast = state.withLock { state in
                state.ended += 1
                guard state.ended == target else { return false }
                state.lastEnd = clock.uptime()
                return true
            }
            if isLast { bell.ring() }
        case .stopped: bell.ring()
        default: break
        }
    }
}
