public import JobModel

/// What a claim brought.
public struct ClaimResult: Sendable, Hashable {
    /// The jobs, in their order.
    public var jobs: [ClaimedJob]
    /// Whether due jobs were left because of a limit, although there was room for them in the request. The end of a
    /// running job may let them through, and so may time.
    public var isLimited: Bool
    /// How long until a rate limit lets one of those left through; nil if none of them waits for that alone.
    public var retryAfter: Duration?

    /// Creates a result.
    public init(jobs: [ClaimedJob] = [], isLimited: Bool = false, retryAfter: Duration? = nil) {
        self.jobs = jobs
        self.isLimited = isLimited
        self.retryAfter = retryAfter
    }
}
