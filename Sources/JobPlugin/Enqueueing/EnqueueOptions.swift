public import JobTime

/// What a single job has different from its kind's defaults in `jobs.yaml`; nil keeps the default.
public struct EnqueueOptions: Sendable, Hashable {
    /// The queue.
    public var queue: String?
    /// 1 (first) to 4.
    public var priority: Int?
    /// When it may run.
    public var scheduledAt: Timestamp?
    /// How long from now it may run; ignored if `scheduledAt` is set.
    public var delay: Duration?
    /// How often it may run.
    public var maxAttempts: Int?
    /// Labels, beside those of the kind.
    public var tags: [String]

    /// Creates options.
    public init(
        queue: String? = nil, priority: Int? = nil, scheduledAt: Timestamp? = nil, delay: Duration? = nil,
        maxAttempts: Int? = nil, tags: [String] = []
    ) {
        self.queue = queue
        self.priority = priority
        self.scheduledAt = scheduledAt
        self.delay = delay
        self.maxAttempts = maxAttempts
        self.tags = tags
    }
}
