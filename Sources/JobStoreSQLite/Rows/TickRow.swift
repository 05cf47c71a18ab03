import JobSQL
import JobStore
import JobTime
import SQLiteDriver

/// The ledger's rows of slots.
enum TickRow {
    static let columns = """
        schedule, zone, slot, instant, date, reason, status, jobs, skipped, after, drop_reason, recorded_at, job, slots,
        since
        """

    /// The tick in the statement's row.
    static func tick(from row: borrowing SQLiteStatement) throws -> ScheduleTick {
        let slot = SlotIdentity(
            schedule: row.text(at: 0), zone: row.text(at: 1), slot: row.text(at: 2), instant: row.timestamp(at: 3),
            date: try row.date(at: 4), reason: row.text(at: 5))
        guard let status = ScheduleTick.Status(rawValue: row.text(at: 6)) else {
            throw StoreError(.schema, "the ledger has the unknown status \(row.text(at: 6))")
        }
        return ScheduleTick(
            slot: slot, status: status, jobs: Int(row.integer(at: 7)), skipped: Int(row.integer(at: 8)),
            job: row.optionalInteger(at: 12), after: row.optionalText(at: 9), reason: row.optionalText(at: 10),
            slots: Int(row.integer(at: 13)), since: row.optionalInteger(at: 14).map(Timestamp.init(microseconds:)),
            recordedAt: row.timestamp(at: 11))
    }

    /// The tick of a slot, or nil.
    static func find(_ slot: SlotIdentity, on connection: SQLiteConnection) throws -> ScheduleTick? {
        let statement = try connection.prepare(
            "SELECT \(columns) FROM runner_schedule_tick WHERE schedule = ?1 AND zone = ?2 AND slot = ?3")
        try statement.bind(1, text: slot.schedule)
        try statement.bind(2, text: slot.zone)
        try statement.bind(3, text: slot.slot)
        return try statement.step() ? tick(from: statement) : nil
    }

    /// Writes a tick over what is known of its slot.
    static func store(_ tick: ScheduleTick, on connection: SQLiteConnection) throws {
        let statement = try connection.prepare(
            """
            INSERT INTO runner_schedule_tick (\(columns))
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            ON CONFLICT (schedule, zone, slot) DO UPDATE SET
                status = excluded.status, jobs = excluded.jobs, skipped = excluded.skipped, after = excluded.after,
                drop_reason = excluded.drop_reason, recorded_at = excluded.recorded_at, job = excluded.job,
                slots = excluded.slots, since = excluded.since
            """)
        try statement.bind([
            .text(tick.slot.schedule), .text(tick.slot.zone), .text(tick.slot.slot), .timestamp(tick.slot.instant),
            .text(tick.slot.date.description), .text(tick.slot.reason), .text(tick.status.rawValue),
            .integer(Int64(tick.jobs)), .integer(Int64(tick.skipped)), .optional(tick.after), .optional(tick.reason),
            .timestamp(tick.recordedAt), tick.job.map(SQLValue.integer) ?? .null, .integer(Int64(tick.slots)),
            tick.since.map(SQLValue.timestamp) ?? .null,
        ])
        try statement.run()
    }
}
