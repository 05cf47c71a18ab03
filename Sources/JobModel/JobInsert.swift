public import JobTime

/// A job to be stored, with every default already applied.
public struct JobInsert: Sendable, Hashable {
    /// The sort of job.
    public var kind: JobKind
    /// The arguments: the text of one JSON object.
    public var arguments: String
    /// The queue.
    public var queue: String
    /// 1 to 4.
    public var priority: Int
    /// At least 1.
    public var maxAttempts: Int
    /// When it may run; nil for now. A job with a time is stored `scheduled`, as River does, even for a past one.
    public var scheduledAt: Timestamp?
    /// How long after the store's own present it may run; ignored if `scheduledAt` is given.
    public var delay: Duration?
    /// Whether it is held as `pending`.
    public var isPending: Bool
    /// Labels.
    public var tags: [String]
    /// The text of one JSON object.
    public var metadata: String
    /// 32 bytes of `UniqueKey`, or nil.
    public var uniqueKey: [UInt8]?
    /// Set if and only if `uniqueKey` is.
    public var uniqueStates: JobStateSet?

    /// Creates a job to be stored.
    public init(
        kind: JobKind, arguments: String = "{}", queue: String = "default", priority: Int = 1, maxAttempts: Int = 25,
        scheduledAt: Timestamp? = nil, delay: Duration? = nil, isPending: Bool = false, tags: [String] = [],
        metadata: String = "{}", uniqueKey: [UInt8]? = nil, uniqueStates: JobStateSet? = nil
    ) {
        self.kind = kind
        self.arguments = arguments
        self.queue = queue
        self.priority = priority
        self.maxAttempts = maxAttempts
        self.scheduledAt = scheduledAt
        self.delay = delay
        self.isPending = isPending
        self.tags = tags
        self.metadata = metadata
        self.uniqueKey = uniqueKey
        self.uniqueStates = uniqueStates
    }
}
