public import JobTime

/// Knows which nodes live, gives back the jobs of those that do not, and says who fires schedules.
public protocol NodeRegistry: Sendable {
    /// The store's own clock.
    func now() async throws -> Timestamp

    /// Notes that a node lives. The first beat registers it.
    func heartbeat(_ node: NodeHeartbeat) async throws

    /// Takes a node out, with the leases it holds: after it gave back or ended all its jobs, or because its
    /// process is known to be gone.
    func remove(node: String) async throws

    /// The nodes, by name.
    func nodes() async throws -> [NodeStatus]

    /// Takes back the running jobs of nodes whose last beat is older than `lostAfter`, and of nodes nobody knows.
    ///
    /// Each goes back to `available` with the error `node lost`, or ends `cancelled` if somebody asked for it,
    /// or `discarded` if its attempts are used up and it has been rescued three times at least.
    func rescueJobs(ofNodesLostFor lostAfter: Duration, limit: Int) async throws -> [RescuedJob]

    /// Takes the named lease, with a new term, if it is free or run out, or prolongs it if `node` holds it in this very
    /// term. A term that ran out can be prolonged until somebody else begins the next one.
    /// - Returns: The lease with its term, or nil if another node holds it.
    func acquireLease(_ name: String, node: String, term: Timestamp?, duration: Duration) async throws -> Lease?

    /// The named lease as it stands, also if it has run out; nil if nobody holds it.
    func lease(_ name: String) async throws -> Lease?

    /// Gives a lease up; nothing happens if it is no longer held.
    func resign(_ lease: Lease) async throws
}
