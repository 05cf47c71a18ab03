public import JobTime

/// The right of one node to end one attempt: whoever comes with a claim that is no longer current changes nothing.
public struct JobClaim: Sendable, Hashable {
    /// The job.
    public var id: Int64
    /// The attempt's number, from 1.
    public var attempt: Int
    /// The store's time of claiming, exactly as returned.
    public var attemptedAt: Timestamp

    /// Creates a claim.
    public init(id: Int64, attempt: Int, attemptedAt: Timestamp) {
        self.id = id
        self.attempt = attempt
        self.attemptedAt = attemptedAt
    }
}
