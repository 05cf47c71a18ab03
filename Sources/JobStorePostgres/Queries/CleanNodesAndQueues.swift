import PostgresDriver

/// Forgets nodes and queues of which nothing was heard for a day. A paused queue stays paused.
struct CleanNodesAndQueues {
    func run(on connection: PostgresConnection) throws {
        let none = PostgresParameters()
        _ = try connection.runAll([
            ("DELETE FROM $schema.runner_node WHERE seen_at <= now() - interval '24 hours'", none),
            (
                """
                DELETE FROM $schema.river_queue
                WHERE updated_at <= now() - interval '24 hours' AND paused_at IS NULL
                """, none
            ),
        ])
    }
}
