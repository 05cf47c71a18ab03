/// The upkeep of tables that nodes of ours share with other programs. Of all that take part in the election one does it
/// at a time: promoting due jobs, removing old ones, freeing stuck ones, rebuilding indexes.
///
/// Each duty may be done by two at once without harm, so a leader who is late to learn of his end breaks nothing.
public protocol SharedMaintenance: Sendable {
    /// Whether it is this node's to do at this moment.
    var isLeader: Bool { get }

    /// Takes part in the election until the task is cancelled, then gives the leadership up.
    /// - Parameter tell: called with what happens, in order.
    func takePart(_ tell: @escaping @Sendable (SharedMaintenanceNews) -> Void) async

    /// Frees jobs that a worker of another program has held for too long: such a worker has no heartbeat.
    ///
    /// Each waits for its next attempt, or ends `cancelled` if somebody asked for it, or `discarded` if its attempts are
    /// used up.
    /// - Throws: `StoreError` with the code `lostLease` if the leadership has ended.
    func rescueStuckJobs(_ rules: StuckJobRules) async throws -> [RescuedJob]

    /// Rebuilds the job table's indexes, one after another, while others go on working with them. What is being built
    /// by somebody already is left alone.
    /// - Returns: What went wrong, in words; an index that cannot be rebuilt goes on as it is.
    func rebuildIndexes() async -> [String]

    /// Removes what is past its time from our own tables alone: for nodes that do not lead.
    func cleanOwnTables(_ retention: RetentionRules, limit: Int) async throws
}
