import PostgresDriver

/// Forgets nodes and queues of which nothing was heard for a day, and starts that no limit counts any more. A paused
/// queue stays paused.
struct CleanNodesAndQueues {
    private static let nodes = "DELETE FROM $schema.runner_node WHERE seen_at <= now() - interval '24 hours'"
    private static let queues = """
        DELETE FROM $schema.river_queue WHERE updated_at <= now() - interval '24 hours' AND paused_at IS NULL
        """

    /// What a claim has locked it is about to renew.
    private static let limits = """
        DELETE FROM $schema.runner_limit WHERE ctid = ANY (ARRAY (
            SELECT ctid FROM $schema.runner_limit WHERE expires_at <= now() FOR UPDATE SKIP LOCKED
        ))
        """

    /// - Parameter nodesOnly: whether the queues, which are River's table, are left to somebody else.
    func run(nodesOnly: Bool = false, on connection: PostgresConnection) throws {
        try connection.run(Self.nodes)
        try connection.run(Self.limits)
        if !nodesOnly { try connection.run(Self.queues) }
    }
}
