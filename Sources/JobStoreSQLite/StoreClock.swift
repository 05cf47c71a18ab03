import JobTime
import Synchronization

/// The store's own clock: never goes backwards, whatever the system's does.
final class StoreClock: Sendable {
    private let source: @Sendable () -> Timestamp
    private let latest = Mutex(Timestamp(microseconds: .min))

    init(_ source: @escaping @Sendable () -> Timestamp) {
        self.source = source
    }

    /// The present.
    func now() -> Timestamp {
        let reading = source()
        return latest.withLock { latest in
            latest = max(latest, reading)
            return latest
        }
    }
}
