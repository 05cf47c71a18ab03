public import JobTime

/// The right of one node to end one attempt: whoever comes with a claim that is no longer current changes nothing.
public struct JobClaim: Sendable, Hashable {
    /// The job.
    public var id: Int64
    /// The attempt's number, from 1.
    public var attempt: Int
    /// The store's time of claiming, exactly as returned.
    public var attemptedAt: Timestamp
    /// Where the store found the job, in a form of its own, to find it faster again; 0 for nothing. It is no part of
    /// the claim: two that differ only here are equal.
    public var hint: UInt64

    /// Creates a claim.
    public init(id: Int64, attempt: Int, attemptedAt: Timestamp, hint: UInt64 = 0) {
        self.id = id
        self.attempt = attempt
        self.attemptedAt = attemptedAt
        self.hint = hint
    }

    /// Whether both are of one attempt.
    public static func == (left: JobClaim, right: JobClaim) -> Bool {
        left.id == right.id && left.attempt == right.attempt && left.attemptedAt == right.attemptedAt
    }

    /// Feeds what identifies the attempt.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(attempt)
        hasher.combine(attemptedAt)
    }
}
