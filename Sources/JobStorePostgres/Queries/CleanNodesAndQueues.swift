import PostgresDriver

/// Forgets nodes and queues of which nothing was heard for a day. A paused queue stays paused.
struct CleanNodesAndQueues {
    private static let nodes = "DELETE FROM $schema.runner_node WHERE seen_at <= now() - interval '24 hours'"
    private static let queues = """
        DELETE FROM $schema.river_queue WHERE updated_at <= now() - interval '24 hours' AND paused_at IS NULL
        """

    /// - Parameter nodesOnly: whether the queues, which are River's table, are left to somebody else.
    func run(nodesOnly: Bool = false, on connection: PostgresConnection) throws {
        try connection.run(Self.nodes)
        if !nodesOnly { try connection.run(Self.queues) }
    }
}
