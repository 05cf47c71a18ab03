public import JobTime

/// A queue as the store knows it.
public struct QueueStatus: Sendable, Hashable {
    /// The name.
    public var name: String
    /// Since when it is paused by hand, if it is.
    public var pausedAt: Timestamp?
    /// When a node last announced it.
    public var updatedAt: Timestamp

    /// Creates a status.
    public init(name: String, pausedAt: Timestamp?, updatedAt: Timestamp) {
        self.name = name
        self.pausedAt = pausedAt
        self.updatedAt = updatedAt
    }
}
