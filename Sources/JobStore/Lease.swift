public import JobTime

/// The right of one node to do a duty for a while.
public struct Lease: Sendable, Hashable {
    /// The duty.
    public var name: String
    /// The holder.
    public var node: String
    /// When this holder's term began: with the node's name it identifies the term.
    public var term: Timestamp
    /// When it runs out unless prolonged.
    public var expiresAt: Timestamp

    /// Creates a lease.
    public init(name: String, node: String, term: Timestamp, expiresAt: Timestamp) {
        self.name = name
        self.node = node
        self.term = term
        self.expiresAt = expiresAt
    }

    /// The duty of firing schedules and looking after the store.
    public static let scheduler = "scheduler"
}
