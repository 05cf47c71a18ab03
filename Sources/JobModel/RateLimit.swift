/// At most `max` starts in any window of `per`.
public struct RateLimit: Sendable, Hashable {
    /// Starts in a window.
    public var max: Int
    /// The window's length.
    public var per: Duration
    /// Whether each node counts for itself instead of the fleet together.
    public var perNode: Bool

    /// Creates a limit.
    public init(max: Int, per: Duration, perNode: Bool = false) {
        self.max = max
        self.per = per
        self.perNode = perNode
    }
}
