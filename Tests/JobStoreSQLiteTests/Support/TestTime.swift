import JobTime
import Synchronization

/// A wall clock that a test moves by hand.
final class TestTime: Sendable {
    private let present = Mutex(Timestamp(seconds: 1_795_500_000))

    func now() -> Timestamp { present.withLock { $0 } }

    func advance(by duration: Duration) {
        present.withLock { $0 = $0.advanced(by: duration) }
    }
}
