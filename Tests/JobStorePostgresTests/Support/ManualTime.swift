import JobTime
import Synchronization

/// A steady clock that a test sets on.
final class ManualTime: Sendable {
    private let time = Mutex(Timestamp(microseconds: 0))

    var now: @Sendable () -> Timestamp {
        { self.time.withLock { $0 } }
    }

    func advance(by duration: Duration) {
        time.withLock { $0 = $0.advanced(by: duration) }
    }
}
