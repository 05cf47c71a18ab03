public import JSONTree
public import JobTime

/// A job as stored: every column.
public struct JobRecord: Sendable, Hashable {
    /// Given by the store, ascending.
    public var id: Int64
    /// The sort of job.
    public var kind: JobKind
    /// The queue it waits in.
    public var queue: String
    /// Where it stands.
    public var state: JobState
    /// 1 (first) to 4.
    public var priority: Int
    /// How often it has been claimed.
    public var attempt: Int
    /// How often it may be.
    public var maxAttempts: Int
    /// The arguments.
    public var arguments: JSONValue
    /// Free data; keys with the prefix `runner:` are ours, `river:` River's.
    public var metadata: JSONObject
    /// Labels.
    public var tags: [String]
    /// Failed attempts, oldest first.
    public var errors: [AttemptError]
    /// The nodes that claimed it, oldest first, at most 100.
    public var attemptedBy: [String]
    /// When it was inserted.
    public var createdAt: Timestamp
    /// When it may run.
    public var scheduledAt: Timestamp
    /// When it was last claimed.
    public var attemptedAt: Timestamp?
    /// When it ended; set exactly in a final state.
    public var finalizedAt: Timestamp?
    /// SHA-256 of what makes it unique, 32 bytes.
    public var uniqueKey: [UInt8]?
    /// The states in which it blocks another job with that key.
    public var uniqueStates: JobStateSet?

    /// Creates a record.
    public init(
        id: Int64, kind: JobKind, queue: String, state: JobState, priority: Int, attempt: Int, maxAttempts: Int,
        arguments: JSONValue, metadata: JSONObject, tags: [String], errors: [AttemptError], attemptedBy: [String],
        createdAt: Timestamp, scheduledAt: Timestamp, attemptedAt: Timestamp?, finalizedAt: Timestamp?,
        uniqueKey: [UInt8]?, uniqueStates: JobStateSet?
    ) {
        self.id = id
        self.kind = kind
        self.queue = queue
        self.state = state
        self.priority = priority
        self.attempt = attempt
        self.maxAttempts = maxAttempts
        self.arguments = arguments
        self.metadata = metadata
        self.tags = tags
        self.errors = errors
        self.attemptedBy = attemptedBy
        self.createdAt = createdAt
        self.scheduledAt = scheduledAt
        self.attemptedAt = attemptedAt
        self.finalizedAt = finalizedAt
        self.uniqueKey = uniqueKey
        self.uniqueStates = uniqueStates
    }
}
