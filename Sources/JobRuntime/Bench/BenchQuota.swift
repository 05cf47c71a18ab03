import Synchronization

/// How many jobs the plain loops have yet to claim, all together.
final class BenchQuota: Sendable {
    private let left: Mutex<Int>

    init(_ jobs: Int) { left = Mutex(jobs) }

    /// Whether any are to be claimed.
    var isOpen: Bool { left.withLock { $0 > 0 } }

    /// Notes that so many were claimed.
    func note(_ jobs: Int) { left.withLock { $0 -= jobs } }
}
