/// How often a job is tried and how long it waits in between.
public struct RetryPolicy: Sendable, Hashable {
    /// Counts every run, the first included.
    public var maxAttempts: Int
    /// The wait after a failure.
    public var backoff: Backoff

    /// Creates a policy.
    public init(maxAttempts: Int, backoff: Backoff) {
        self.maxAttempts = maxAttempts
        self.backoff = backoff
    }

    /// River's default: 25 attempts, `n^4` seconds.
    public static let river = RetryPolicy(maxAttempts: 25, backoff: .river)
}
