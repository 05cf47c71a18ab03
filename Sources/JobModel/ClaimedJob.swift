public import JobTime

/// What a node needs to run one attempt: fewer columns than `JobRecord`, with JSON as text.
public struct ClaimedJob: Sendable, Hashable {
    /// Identifies the attempt.
    public var claim: JobClaim
    /// The sort of job.
    public var kind: JobKind
    /// The queue it came from.
    public var queue: String
    /// 1 to 4.
    public var priority: Int
    /// How often it may run.
    public var maxAttempts: Int
    /// How many attempts have failed before, rescues included, snoozes not.
    public var failures: Int
    /// The text of a JSON object.
    public var arguments: String
    /// The text of a JSON object.
    public var metadata: String
    /// Labels.
    public var tags: [String]
    /// When it was inserted.
    public var createdAt: Timestamp
    /// When it was due.
    public var scheduledAt: Timestamp

    /// Creates a claimed job.
    public init(
        claim: JobClaim, kind: JobKind, queue: String, priority: Int, maxAttempts: Int, failures: Int,
        arguments: String, metadata: String, tags: [String], createdAt: Timestamp, scheduledAt: Timestamp
    ) {
        self.claim = claim
        self.kind = kind
        self.queue = queue
        self.priority = priority
        self.maxAttempts = maxAttempts
        self.failures = failures
        self.arguments = arguments
        self.metadata = metadata
        self.tags = tags
        self.createdAt = createdAt
        self.scheduledAt = scheduledAt
    }
}
