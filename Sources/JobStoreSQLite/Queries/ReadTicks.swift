import JobStore
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
