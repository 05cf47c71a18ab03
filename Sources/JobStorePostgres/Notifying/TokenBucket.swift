import JobTime

/// How often something may be done: a number at once, then as many as come in over time.
struct TokenBucket: Sendable, Hashable {
    /// The most that are kept.
    static let capacity = 20.0
    /// How many come in each second.
    static let rate = 200.0

    private var tokens = capacity
    private var filledAt: Timestamp

    /// A full one.
    init(at now: Timestamp) {
        filledAt = now
    }

    /// Takes one if there is any.
    mutating func take(at now: Timestamp) -> Bool {
        fill(at: now)
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }

    /// Whether it is full by now, so that a new one is as good.
    func isFull(at now: Timestamp) -> Bool {
        var bucket = self
        bucket.fill(at: now)
        return bucket.tokens >= Self.capacity
    }

    private mutating func fill(at now: Timestamp) {
        let elapsed = Double(now.microseconds - filledAt.microseconds) / 1_000_000
        tokens = min(Self.capacity, tokens + max(elapsed, 0) * Self.rate)
        filledAt = now
    }
}
