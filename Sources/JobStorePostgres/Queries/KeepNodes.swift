import JobStore
import PostgresDriver

/// The nodes' table.
enum KeepNodes {
    private static let beat = """
        INSERT INTO $schema.runner_node (
            name, host, process, version, tzdata, configuration, queues, running, started_at, seen_at
        )
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now(), now())
        ON CONFLICT (name) DO UPDATE SET
            host = excluded.host, process = excluded.process, version = excluded.version, tzdata = excluded.tzdata,
            configuration = excluded.configuration, queues = excluded.queues, running = excluded.running,
            seen_at = excluded.seen_at
        """

    static func heartbeat(_ node: NodeHeartbeat, on connection: PostgresConnection) throws {
        var parameters = PostgresParameters()
        parameters.add(node.node)
        parameters.add(node.host)
        parameters.add(Int32(clamping: node.process))
        parameters.add(node.version)
        parameters.add(node.tzdata)
        parameters.add(node.configuration)
        parameters.add(node.queues)
        parameters.add(Int32(clamping: node.running))
        try connection.run(beat, parameters)
    }

    static func remove(_ node: String, on connection: PostgresConnection) throws {
        var parameters = PostgresParameters()
        parameters.add(node)
        _ = try connection.runAll([
            ("DELETE FROM $schema.runner_node WHERE name = $1", parameters),
            ("DELETE FROM $schema.runner_lease WHERE node = $1", parameters),
            KeepLeader.resignation(of: node, connection.schema),
        ])
    }

    static func list(on connection: PostgresConnection) throws -> [NodeStatus] {
        let result = try connection.run(
            """
            SELECT name, host, process, version, tzdata, configuration, queues, running, started_at, seen_at
            FROM $schema.runner_node ORDER BY name COLLATE "C"
            """)
        return (0..<result.rowCount).map { row in
            let heartbeat = NodeHeartbeat(
                node: result.text(row, 0), host: result.text(row, 1), process: Int(result.integer(row, 2)),
                version: result.text(row, 3), tzdata: result.text(row, 4), configuration: result.text(row, 5),
                queues: result.texts(row, 6), running: Int(result.integer(row, 7)))
            return NodeStatus(
                heartbeat: heartbeat, startedAt: result.timestamp(row, 8), seenAt: result.timestamp(row, 9))
        }
    }
}
