import JobModel

/// Counts starts against a rate limit (GCRA in its sliding form): at most `max` starts in any window of `per`.
///
/// It remembers the starts of the last window, so that the limit is exact in every window wherever it begins.
struct RateGate: Sendable {
    private(set) var limit: RateLimit
    /// The starts of the last window, oldest first, by uptime.
    private var starts: ArraySlice<Duration> = []

    init(_ limit: RateLimit) {
        self.limit = limit
    }

    /// Takes a changed limit over, with the starts so far.
    mutating func change(to limit: RateLimit) {
        self.limit = limit
    }

    /// How many starts are allowed at this moment.
    mutating func allowance(at now: Duration) -> Int {
        forget(before: now)
        return max(0, limit.max - starts.count)
    }

    /// When the next start is allowed; nil if it is now.
    mutating func nextAllowed(at now: Duration) -> Duration? {
        guard allowance(at: now) == 0 else { return nil }
        let surplus = starts.count - limit.max
        return starts[starts.startIndex + surplus] + limit.per
    }

    /// Notes starts.
    mutating func record(_ count: Int, at now: Duration) {
        starts.append(contentsOf: repeatElement(now, count: count))
    }

    private mutating func forget(before now: Duration) {
        while let first = starts.first, first + limit.per <= now {
            starts.removeFirst()
        }
        if starts.isEmpty { starts = [] }
    }
}
