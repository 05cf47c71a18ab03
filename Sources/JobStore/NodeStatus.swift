public import JobTime

/// A node as the store knows it.
public struct NodeStatus: Sendable, Hashable {
    /// What it last said.
    public var heartbeat: NodeHeartbeat
    /// When it first said so.
    public var startedAt: Timestamp
    /// When it last said so.
    public var seenAt: Timestamp

    /// Creates a status.
    public init(heartbeat: NodeHeartbeat, startedAt: Timestamp, seenAt: Timestamp) {
        self.heartbeat = heartbeat
        self.startedAt = startedAt
        self.seenAt = seenAt
    }
}
