import JSONTree
import JobStore
import JobTime
import SQLiteDriver

/// The nodes' table.
enum KeepNodes {
    static func heartbeat(_ node: NodeHeartbeat, now: Timestamp, on connection: SQLiteConnection) throws {
        let statement = try connection.prepare(
            """
            INSERT INTO runner_node (
                name, host, process, version, tzdata, configuration, queues, running, started_at, seen_at
            ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)
            ON CONFLICT (name) DO UPDATE SET
                host = excluded.host, process = excluded.process, version = excluded.version,
                tzdata = excluded.tzdata, configuration = excluded.configuration, queues = excluded.queues,
                running = excluded.running, seen_at = excluded.seen_at
            """)
        try statement.bind(1, text: node.node)
        try statement.bind(2, text: node.host)
        try statement.bind(3, integer: Int64(node.process))
        try statement.bind(4, text: node.version)
        try statement.bind(5, text: node.tzdata)
        try statement.bind(6, text: node.configuration)
        try statement.bind(7, text: JSONValue.texts(node.queues).text)
        try statement.bind(8, integer: Int64(node.running))
        try statement.bind(9, integer: now.microseconds)
        try statement.run()
    }

    static func remove(_ node: String, on connection: SQLiteConnection) throws {
        for sql in ["DELETE FROM runner_node WHERE name = ?1", "DELETE FROM runner_lease WHERE node = ?1"] {
            let statement = try connection.prepare(sql)
            try statement.bind(1, text: node)
            try statement.run()
        }
    }

    static func list(on connection: SQLiteConnection) throws -> [NodeStatus] {
        let statement = try connection.prepare(
            """
            SELECT name, host, process, version, tzdata, configuration, queues, running, started_at, seen_at
            FROM runner_node ORDER BY name
            """)
        var nodes: [NodeStatus] = []
        while try statement.step() {
            let heartbeat = NodeHeartbeat(
                node: statement.text(at: 0), host: statement.text(at: 1), process: Int(statement.integer(at: 2)),
                version: statement.text(at: 3), tzdata: statement.text(at: 4), configuration: statement.text(at: 5),
                queues: statement.texts(at: 6), running: Int(statement.integer(at: 7)))
            nodes.append(
                NodeStatus(
                    heartbeat: heartbeat, startedAt: statement.timestamp(at: 8), seenAt: statement.timestamp(at: 9)))
        }
        return nodes
    }
}
