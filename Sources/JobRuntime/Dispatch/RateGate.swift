import JobModel

/// Counts starts against a rate limit: at most `max` starts in any window of `per`.
///
/// It remembers the starts of the last window, so that the limit is exact in every window wherever it begins.
struct RateGate: Sendable {
    /// Starts made at the same time.
    private struct Burst: Sendable {
        var at: Duration
        var count: Int
    }

    private(set) var limit: RateLimit
    /// The starts of the last window, oldest first, by uptime.
    private var bursts: ArraySlice<Burst> = []
    private var total = 0

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
        return max(0, limit.max - total)
    }

    /// When the next start is allowed; nil if it is now, or never.
    mutating func nextAllowed(at now: Duration) -> Duration? {
        guard allowance(at: now) == 0 else { return nil }
        var left = total
        for burst in bursts {
            left -= burst.count
            if left < limit.max { return burst.at + limit.per }
        }
        return nil
    }

    /// Notes starts.
    mutating func record(_ count: Int, at now: Duration) {
        guard count > 0 else { return }
        total += count
        if let last = bursts.last, last.at == now {
            bursts[bursts.endIndex - 1].count += count
        } else {
            bursts.append(Burst(at: now, count: count))
        }
    }

    private mutating func forget(before now: Duration) {
        while let first = bursts.first, first.at + limit.per <= now {
            total -= first.count
            bursts.removeFirst()
        }
        if bursts.isEmpty { bursts = [] }
    }
}
