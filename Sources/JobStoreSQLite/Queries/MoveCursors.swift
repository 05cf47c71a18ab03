import JobStore
import JobTime
import SQLiteDriver

/// The table of how far each schedule has been served.
enum MoveCursors {
    static func list(on connection: SQLiteConnection) throws -> [ScheduleCursor] {
        let statement = try connection.prepare(
            """
            SELECT schedule, zone, digest, activated_at, horizon FROM runner_schedule_cursor ORDER BY schedule, zone
            """)
        var cursors: [ScheduleCursor] = []
        while try statement.step() {
            cursors.append(
                ScheduleCursor(
                    schedule: statement.text(at: 0), zone: statement.text(at: 1), digest: statement.text(at: 2),
                    activatedAt: statement.timestamp(at: 3), horizon: statement.timestamp(at: 4)))
        }
        return cursors
    }

    /// In the update, bare names are the values before it: another digest takes the new row as it is.
    static func activate(_ cursors: [ScheduleCursor], on connection: SQLiteConnection) throws {
        let statement = try connection.prepare(
            """
            INSERT INTO runner_schedule_cursor (schedule, zone, digest, activated_at, horizon)
            VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (schedule, zone) DO UPDATE SET
                digest = excluded.digest,
                activated_at = CASE WHEN digest = excluded.digest THEN activated_at ELSE excluded.activated_at END,
                horizon = CASE WHEN digest = excluded.digest
                    THEN max(horizon, excluded.horizon) ELSE excluded.horizon END
            """)
        for cursor in cursors {
            try statement.bind(1, text: cursor.schedule)
            try statement.bind(2, text: cursor.zone)
            try statement.bind(3, text: cursor.digest)
            try statement.bind(4, integer: cursor.activatedAt.microseconds)
            try statement.bind(5, integer: cursor.horizon.microseconds)
            try statement.run()
        }
    }

    /// Moves the cursor of a slot's schedule and zone up to the slot, never back.
    static func advance(to slot: SlotIdentity, on connection: SQLiteConnection) throws {
        let statement = try connection.prepare(
            """
            UPDATE runner_schedule_cursor SET horizon = ?3 WHERE schedule = ?1 AND zone = ?2 AND horizon < ?3
            """)
        try statement.bind(1, text: slot.schedule)
        try statement.bind(2, text: slot.zone)
        try statement.bind(3, integer: slot.instant.microseconds)
        try statement.run()
    }
}
