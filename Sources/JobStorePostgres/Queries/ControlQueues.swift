import JobStore
import PostgresDriver

/// The queues' table.
enum ControlQueues {
    static func list(on connection: PostgresConnection) throws -> [QueueStatus] {
        let result = try connection.run(
            #"SELECT name, paused_at, updated_at FROM $schema.river_queue ORDER BY name COLLATE "C""#)
        return (0..<result.rowCount).map { row in
            QueueStatus(
                name: result.text(row, 0), pausedAt: result.optionalTimestamp(row, 1),
                updatedAt: result.timestamp(row, 2))
        }
    }

    /// In the order of names, so that two nodes do not wait for each other.
    static func announce(_ queues: [String], on connection: PostgresConnection) throws {
        var parameters = PostgresParameters()
        parameters.add(queues)
        try connection.run(
            """
            INSERT INTO $schema.river_queue (name, created_at, updated_at)
            SELECT DISTINCT name, now(), now() FROM unnest($1) AS queue (name) ORDER BY name
            ON CONFLICT (name) DO UPDATE SET updated_at = excluded.updated_at
            """, parameters)
    }

    static func pause(_ queue: String, on connection: PostgresConnection) throws {
        try control(
            """
            INSERT INTO $schema.river_queue AS queue (name, created_at, paused_at, updated_at)
            VALUES ($1, now(), now(), now())
            ON CONFLICT (name) DO UPDATE SET paused_at = coalesce(queue.paused_at, excluded.paused_at)
            """, queue, "pause", on: connection)
    }

    static func resume(_ queue: String, on connection: PostgresConnection) throws {
        try control(
            "UPDATE $schema.river_queue SET paused_at = NULL WHERE name = $1", queue, "resume", on: connection)
    }

    /// Changes a queue and tells all nodes, in one exchange.
    private static func control(
        _ sql: String, _ queue: String, _ action: String, on connection: PostgresConnection
    ) throws {
        var parameters = PostgresParameters()
        parameters.add(queue)
        _ = try connection.runAll([
            (sql, parameters), (Notices.send, Notices.control(action, queue: queue, connection.schema)),
        ])
    }
}
