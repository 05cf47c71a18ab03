import JobStore
import JobTime
import SQLiteDriver

/// Looks at the ledger's rows of slots.
enum ReadTicks {
    /// Those begun and not ended, oldest first.
    static func open(on connection: SQLiteConnection) throws -> [ScheduleTick] {
        let statement = try connection.prepare(
            "SELECT \(TickRow.columns) FROM runner_schedule_tick WHERE status = 'open' ORDER BY id")
        var ticks: [ScheduleTick] = []
        while try statement.step() { ticks.append(try TickRow.tick(from: statement)) }
        return ticks
    }

    /// Those of a schedule of which a slot was due in a range, oldest first.
    static func due(
        in range: Range<Timestamp>, of schedule: String, on connection: SQLiteConnection
    ) throws -> [ScheduleTick] {
        let statement = try connection.prepare(
            """
            SELECT \(TickRow.columns) FROM runner_schedule_tick
            WHERE schedule = ?1 AND instant >= ?2 AND instant < ?3
            UNION
            SELECT \(TickRow.columns) FROM runner_schedule_tick
            WHERE schedule = ?1 AND since IS NOT NULL AND since < ?3 AND instant >= ?2
            ORDER BY instant, zone, slot
            """)
        try statement.bind(1, text: schedule)
        try statement.bind(2, integer: range.lowerBound.microseconds)
        try statement.bind(3, integer: range.upperBound.microseconds)
        var ticks: [ScheduleTick] = []
        while try statement.step() { ticks.append(try TickRow.tick(from: statement)) }
        return ticks
    }

    /// Those of a schedule, newest first.
    static func newest(of schedule: String, limit: Int, on connection: SQLiteConnection) throws -> [ScheduleTick] {
        let statement = try connection.prepare(
            """
            SELECT \(TickRow.columns) FROM runner_schedule_tick WHERE schedule = ?1
            ORDER BY instant DESC, id DESC LIMIT ?2
            """)
        try statement.bind(1, text: schedule)
        try statement.bind(2, integer: Int64(max(limit, 0)))
        var ticks: [ScheduleTick] = []
        while try statement.step() { ticks.append(try TickRow.tick(from: statement)) }
        return ticks
    }
}
