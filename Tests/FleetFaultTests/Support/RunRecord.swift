import Glibc
import JobTime
import Synchronization

/// Every run of a handler, noted as it begins.
final class RunRecord: Sendable {
    struct Run: Sendable {
        var attempt: Int
        /// By the clock of this machine, which is the server's, too.
        var startedAt: Timestamp
    }

    private let state = Mutex<[Int64: [Run]]>([:])

    /// The runs of each job.
    var all: [Int64: [Run]] { state.withLock { $0 } }

    func note(job: Int64, attempt: Int) {
        state.withLock { $0[job, default: []].append(Run(attempt: attempt, startedAt: RunRecord.now())) }
    }

    static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}
