import JobStore
import JobTime
import PostgresDriver

/// Looks at the ledger's rows of slots.
enum ReadTicks {
    /// Those begun and not ended, oldest first.
    static func open(on connection: PostgresConnection) throws -> [ScheduleTick] {
        try TickRow.ticks(
            connection.run(
                "SELECT \(TickRow.columns) FROM $schema.runner_schedule_tick WHERE status = 'open' ORDER BY id"))
    }

    /// Those of a schedule of which a slot was due in a range, oldest first.
    static func due(
        in range: Range<Timestamp>, of schedule: String, on connection: PostgresConnection
    ) throws -> [ScheduleTick] {
        var parameters = PostgresParameters()
        parameters.add(schedule)
        parameters.add(range.lowerBound)
        parameters.add(range.upperBound)
        return try TickRow.ticks(
            connection.run(
                """
                SELECT \(TickRow.columns) FROM (
                    SELECT * FROM $schema.runner_schedule_tick
                    WHERE schedule = $1 AND instant >= $2 AND instant < $3
                    UNION
                    SELECT * FROM $schema.runner_schedule_tick
                    WHERE schedule = $1 AND since IS NOT NULL AND since < $3 AND instant >= $2
                ) AS tick
                ORDER BY instant, zone COLLATE "C", slot COLLATE "C"
                """, parameters))
    }

    /// Those of a schedule, newest first.
    static func newest(of schedule: String, limit: Int, on connection: PostgresConnection) throws -> [ScheduleTick] {
        var parameters = PostgresParameters()
        parameters.add(schedule)
        parameters.add(Int64(max(limit, 0)))
        return try TickRow.ticks(
            connection.run(
                """
                SELECT \(TickRow.columns) FROM $schema.runner_schedule_tick WHERE schedule = $1
                ORDER BY instant DESC, id DESC LIMIT $2
                """, parameters))
    }
}
