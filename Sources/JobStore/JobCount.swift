public import JobModel

/// How many jobs of one kind a queue has in one state.
public struct JobCount: Sendable, Hashable {
    /// The queue.
    public var queue: String
    /// The kind.
    public var kind: JobKind
    /// The state.
    public var state: JobState
    /// How many.
    public var count: Int

    /// Creates a count.
    public init(queue: String, kind: JobKind, state: JobState, count: Int) {
        self.queue = queue
        self.kind = kind
        self.state = state
        self.count = count
    }
}
