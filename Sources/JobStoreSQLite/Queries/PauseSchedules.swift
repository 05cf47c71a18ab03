import JobTime
import SQLiteDriver

/// The table of schedules paused by hand.
enum PauseSchedules {
    static func list(on connection: SQLiteConnection) throws -> [String: Timestamp] {
        let statement = try connection.prepare("SELECT schedule, paused_at FROM runner_schedule_pause")
        var paused: [String: Timestamp] = [:]
        while try statement.step() { paused[statement.text(at: 0)] = statement.timestamp(at: 1) }
        return paused
    }

    static func pause(_ schedule: String, now: Timestamp, on connection: SQLiteConnection) throws {
        let statement = try connection.prepare(
            """
            INSERT INTO runner_schedule_pause (schedule, paused_at) VALUES (?1, ?2) ON CONFLICT (schedule) DO NOTHING
            """)
        try statement.bind(1, text: schedule)
        try statement.bind(2, integer: now.microseconds)
        try statement.run()
    }

    static func resume(_ schedule: String, on connection: SQLiteConnection) throws {
        let statement = try connection.prepare("DELETE FROM runner_schedule_pause WHERE schedule = ?1")
        try statement.bind(1, text: schedule)
        try statement.run()
    }
}
