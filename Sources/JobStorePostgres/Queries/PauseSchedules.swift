import JobTime
import PostgresDriver

/// The table of schedules paused by hand.
enum PauseSchedules {
    static func list(on connection: PostgresConnection) throws -> [String: Timestamp] {
        let rows = try connection.run("SELECT schedule, paused_at FROM $schema.runner_schedule_pause")
        var paused: [String: Timestamp] = [:]
        for row in 0..<rows.rowCount { paused[rows.text(row, 0)] = rows.timestamp(row, 1) }
        return paused
    }

    static func pause(_ schedule: String, on connection: PostgresConnection) throws {
        var parameters = PostgresParameters()
        parameters.add(schedule)
        try connection.run(
            """
            INSERT INTO $schema.runner_schedule_pause (schedule, paused_at) VALUES ($1, now())
            ON CONFLICT (schedule) DO NOTHING
            """, parameters)
    }

    static func resume(_ schedule: String, on connection: PostgresConnection) throws {
        var parameters = PostgresParameters()
        parameters.add(schedule)
        try connection.run("DELETE FROM $schema.runner_schedule_pause WHERE schedule = $1", parameters)
    }
}
