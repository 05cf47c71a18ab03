import JobModel
import Synchronization

/// Notes when a node started which job.
final class StartTimes: NodeObserver {
    private let target: Int
    private let clock: NodeClock
    private let state = Mutex<[Int64: Duration]>([:])
    private let bell = Doorbell()

    init(target: Int, clock: NodeClock) {
        self.target = target
        self.clock = clock
    }

    /// By job, by uptime.
    var times: [Int64: Duration] { state.withLock { $0 } }

    /// Returns once so many jobs have started, or the task is cancelled.
    func reached() async { await bell.wait() }

    func note(_ event: NodeEvent) {
        guard case .jobStarted(let job) = event else { return }
        let now = clock.uptime()
        let isLast = state.withLock { times in
            times[job.claim.id] = now
            return times.count == target
        }
        if isLast { bell.ring() }
    }
}
