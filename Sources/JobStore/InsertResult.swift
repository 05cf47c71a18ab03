public import JobModel
public import JobTime

/// What became of a job that was to be stored.
public struct InsertResult: Sendable, Hashable {
    /// The stored job, or the one that holds the unique key.
    public var id: Int64
    /// That job's kind.
    public var kind: JobKind
    /// That job's queue.
    public var queue: String
    /// That job's state.
    public var state: JobState
    /// When that job may run.
    public var scheduledAt: Timestamp
    /// Whether nothing was stored because another job holds the unique key.
    public var isDuplicate: Bool

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
