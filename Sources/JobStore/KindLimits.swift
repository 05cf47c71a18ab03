public import JobModel

/// The limits of one kind, over all queues.
public struct KindLimits: Sendable, Hashable {
    /// How many run at once; with `perNode`, of those that the request's node was the last to claim.
    public var concurrency: KeyedConcurrency?
    /// How many start; that it might count for each node plays no part here.
    public var rate: RateLimit?

    /// Creates limits.
    public init(concurrency: KeyedConcurrency? = nil, rate: RateLimit? = nil) {
        self.concurrency = concurrency
        self.rate = rate
    }
}
