import JobStore
import JobTime
import SQLiteDriver

/// The queues' table.
enum ControlQueues {
    static func list(on connection: SQLiteConnection) throws -> [QueueStatus] {
        let statement = try connection.prepare("SELECT name, paused_at, updated_at FROM river_queue ORDER BY name")
        var queues: [QueueStatus] = []
        while try statement.step() {
            queues.append(
                QueueStatus(
                    name: statement.text(at: 0), pausedAt: statement.optionalTimestamp(at: 1),
                    updatedAt: statement.timestamp(at: 2)))
        }
        return queues
    }

    /// Whether claims from a queue are stopped by hand.
    static func isPaused(_ queue: String, on connection: SQLiteConnection) throws -> Bool {
        let statement = try connection.prepare(
            "SELECT 1 FROM river_queue WHERE name = ?1 AND paused_at IS NOT NULL")
        try statement.bind(1, text: queue)
        return try statement.step()
    }

    static func announce(_ queues: [String], now: Timestamp, on connection: SQLiteConnection) throws {
        let statement = try connection.prepare(
            """
            INSERT INTO river_queue (name, created_at, updated_at) VALUES (?1, ?2, ?2)
            ON CONFLICT (name) DO UPDATE SET updated_at = excluded.updated_at
            """)
        for queue in queues {
            try statement.bind(1, text: queue)
            try statement.bind(2, integer: now.microseconds)
            try statement.run()
        }
    }

    static func pause(_ queue: String, now: Timestamp, on connection: SQLiteConnection) throws {
        let statement = try connection.prepare(
            """
            INSERT INTO river_queue (name, created_at, paused_at, updated_at) VALUES (?1, ?2, ?2, ?2)
            ON CONFLICT (name) DO UPDATE SET paused_at = COALESCE(paused_at, excluded.paused_at)
            """)
        try statement.bind(1, text: queue)
        try statement.bind(2, integer: now.microseconds)
        try statement.run()
    }

    static func resume(_ queue: String, on connection: SQLiteConnection) throws {
        let statement = try connection.prepare("UPDATE river_queue SET paused_at = NULL WHERE name = ?1")
        try statement.bind(1, text: queue)
        try statement.run()
    }
}
