public import JobModel
public import JobTime

/// What became of a request.
public struct EnqueuedJob: Sendable, Hashable {
    /// The stored job, or the one that holds the unique key.
    public let id: Int64
    /// Its kind.
    public let kind: JobKind
    /// Its queue.
    public let queue: String
    /// Its state.
    public let state: JobState
    /// When it may run.
    public let scheduledAt: Timestamp
    /// Whether nothing was stored because another job holds the unique key.
    public let isDuplicate: Bool

    /// Creates a result.
    public init(id: Int64, kind: JobKind, queue: String, state: JobState, scheduledAt: Timestamp, isDuplicate: Bool) {
        self.id = id
        self.kind = kind
        self.queue = queue
        self.state = state
        self.scheduledAt = scheduledAt
        self.isDuplicate = isDuplicate
    }
}
