import JobStore
import JobTime
import PostgresDriver

/// The table of how far each schedule has been served.
enum MoveCursors {
    static func list(on connection: PostgresConnection) throws -> [ScheduleCursor] {
        let rows = try connection.run(
            """
            SELECT schedule, zone, digest, activated_at, horizon FROM $schema.runner_schedule_cursor
            ORDER BY schedule COLLATE "C", zone COLLATE "C"
            """)
        return (0..<rows.rowCount).map { row in
            ScheduleCursor(
                schedule: rows.text(row, 0), zone: rows.text(row, 1), digest: rows.text(row, 2),
                activatedAt: rows.timestamp(row, 3), horizon: rows.timestamp(row, 4))
        }
    }

    /// Another digest takes the new row as it is.
    private static let activation = """
        INSERT INTO $schema.runner_schedule_cursor AS known (schedule, zone, digest, activated_at, horizon)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (schedule, zone) DO UPDATE SET
            digest = excluded.digest,
            activated_at = CASE WHEN known.digest = excluded.digest
                THEN known.activated_at ELSE excluded.activated_at END,
            horizon = CASE WHEN known.digest = excluded.digest
                THEN greatest(known.horizon, excluded.horizon) ELSE excluded.horizon END
        """

    /// Two nodes that activate at once take the rows in the same order; of a cursor that stands twice, the order counts.
    static func activate(_ cursors: [ScheduleCursor], on connection: PostgresConnection) throws {
        let ordered = cursors.enumerated().sorted {
            ($0.element.schedule, $0.element.zone, $0.offset) < ($1.element.schedule, $1.element.zone, $1.offset)
        }
        _ = try connection.runAll(
            ordered.map { _, cursor in
                var parameters = PostgresParameters()
                parameters.add(cursor.schedule)
                parameters.add(cursor.zone)
                parameters.add(cursor.digest)
                parameters.add(cursor.activatedAt)
                parameters.add(cursor.horizon)
                return (activation, parameters)
            })
    }

    /// Moves the cursor of a slot's schedule and zone up to the slot, never back.
    static func advance(to slot: SlotIdentity) -> (sql: String, parameters: PostgresParameters) {
        var parameters = PostgresParameters()
        parameters.add(slot.schedule)
        parameters.add(slot.zone)
        parameters.add(slot.instant)
        return (
            """
            UPDATE $schema.runner_schedule_cursor SET horizon = $3
            WHERE schedule = $1 AND zone = $2 AND horizon < $3
            """, parameters
        )
    }
}
