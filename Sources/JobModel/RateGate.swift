/// Counts starts against a rate limit: at most `max` starts in any window of `per`, wherever it begins.
///
/// It remembers the starts of the last window. To stay small it counts those within a hundredth of the window as made
/// with the last of them: never too many start, and one is held back at most that much too long. Times are
/// counted from any fixed origin.
public struct RateGate: Sendable, Hashable {
    /// Starts counted as made at the same time.
    public struct Start: Sendable, Hashable {
        /// The time since the origin.
        public var at: Duration
        /// How many, at least 1.
        public var count: Int

        /// Creates an entry.
        public init(at: Duration, count: Int) {
            self.at = at
            self.count = count
        }
    }

    /// How finely starts are told apart.
    private static let slices: Int64 = 100

    /// What is allowed.
    public private(set) var limit: RateLimit
    /// Whether there is more to remember than what it was created with.
    public private(set) var isChanged = false
    private var recent: ArraySlice<Start> = []
    private var total = 0

    /// Creates a gate that has let nothing through.
    public init(_ limit: RateLimit) {
        self.limit = limit
    }

    /// Creates a gate that remembers.
    ///
    /// - Parameters:
    ///   - starts: oldest first.
    ///   - now: starts later than this are counted as made now: the clock that wrote them was set back since.
    public init(_ limit: RateLimit, starts: [Start], now: Duration) {
        self.limit = limit
        let past = starts.filter { $0.at <= now }
        recent = past[...]
        total = past.reduce(0) { $0 + $1.count }
        record(starts.reduce(0) { $1.at > now ? $0 + $1.count : $0 }, at: now)
    }

    /// The starts of the last window, oldest first.
    public var starts: [Start] { Array(recent) }

    /// Takes a changed limit over, with the starts so far.
    public mutating func change(to limit: RateLimit) {
        self.limit = limit
    }

    /// How many starts are allowed at this moment.
    public mutating func allowance(at now: Duration) -> Int {
        forget(before: now)
        return max(0, limit.max - total)
    }

    /// When the next start is allowed; nil if it is now, or never.
    public mutating func nextAllowed(at now: Duration) -> Duration? {
        guard allowance(at: now) == 0 else { return nil }
        var left = total
        for start in recent {
            left -= start.count
            if left < limit.max { return start.at + limit.per }
        }
        return nil
    }

    /// Notes starts.
    public mutating func record(_ count: Int, at now: Duration) {
        guard count > 0 else { return }
        isChanged = true
        total += count
        if let last = recent.last, slice(of: last.at) == slice(of: now) {
            recent[recent.endIndex - 1] = Start(at: max(last.at, now), count: last.count + count)
        } else {
            recent.append(Start(at: now, count: count))
        }
    }

    private func slice(of time: Duration) -> Int64 {
        time.wholeMicroseconds / max(1, limit.per.wholeMicroseconds / Self.slices)
    }

    private mutating func forget(before now: Duration) {
        while let first = recent.first, first.at + limit.per <= now {
            total -= first.count
            recent.removeFirst()
        }
        if recent.isEmpty { recent = [] }
    }
}
