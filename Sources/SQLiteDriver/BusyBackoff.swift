/// How long to pause before trying again for a lock that somebody else holds.
///
/// The pauses double from 100 µs to 10 ms, so that a short write elsewhere costs little and a long one few wake-ups.
struct BusyBackoff {
    private static let first = Duration.microseconds(100)
    private static let largest = Duration.milliseconds(10)

    let timeout: Duration
    private var waited = Duration.zero
    private var pause = Self.first

    init(timeout: Duration) {
        self.timeout = timeout
    }

    /// The pause before the next attempt, or nil when the time is used up.
    mutating func next() -> Duration? {
        guard waited < timeout else { return nil }
        let current = min(pause, timeout - waited)
        waited += current
        pause = min(pause * 2, Self.largest)
        return current
    }

    /// Starts over for another lock.
    mutating func restart() {
        waited = .zero
        pause = Self.first
    }
}
