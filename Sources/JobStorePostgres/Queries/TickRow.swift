import JobStore
import JobTime
import PostgresDriver

/// The ledger's rows of slots.
enum TickRow {
    static let columns = """
        schedule, zone, slot, instant, date, reason, status, jobs, skipped, after, drop_reason, recorded_at, job, slots,
        since
        """

    /// The tick in a row.
    static func tick(_ rows: PostgresResult, _ row: Int) throws -> ScheduleTick {
        let slot = SlotIdentity(
            schedule: rows.text(row, 0), zone: rows.text(row, 1), slot: rows.text(row, 2),
            instant: rows.timestamp(row, 3), date: rows.date(row, 4), reason: rows.text(row, 5))
        guard let status = ScheduleTick.Status(rawValue: rows.text(row, 6)) else {
            throw StoreError(.schema, "the ledger has the unknown status \(rows.text(row, 6))")
        }
        return ScheduleTick(
            slot: slot, status: status, jobs: Int(rows.integer(row, 7)), skipped: Int(rows.integer(row, 8)),
            job: rows.optionalInteger(row, 12), after: rows.optionalText(row, 9), reason: rows.optionalText(row, 10),
            slots: Int(rows.integer(row, 13)), since: rows.optionalTimestamp(row, 14),
            recordedAt: rows.timestamp(row, 11))
    }

    /// All ticks of a result.
    static func ticks(_ rows: PostgresResult) throws -> [ScheduleTick] {
        try (0..<rows.rowCount).map { try tick(rows, $0) }
    }

    /// Reads the tick of a slot.
    static func find(_ slot: SlotIdentity) -> (sql: String, parameters: PostgresParameters) {
        var parameters = PostgresParameters()
        parameters.add(slot.schedule)
        parameters.add(slot.zone)
        parameters.add(slot.slot)
        return (
            "SELECT \(columns) FROM $schema.runner_schedule_tick WHERE schedule = $1 AND zone = $2 AND slot = $3",
            parameters
        )
    }

    private static let storing = """
        INSERT INTO $schema.runner_schedule_tick (\(columns))
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (schedule, zone, slot) DO UPDATE SET
            status = excluded.status, jobs = excluded.jobs, skipped = excluded.skipped, after = excluded.after,
            drop_reason = excluded.drop_reason, recorded_at = excluded.recorded_at, job = excluded.job,
            slots = excluded.slots, since = excluded.since
        """

    /// Writes a tick over what is known of its slot.
    static func store(_ tick: ScheduleTick) -> (sql: String, parameters: PostgresParameters) {
        var parameters = PostgresParameters()
        parameters.add(tick.slot.schedule)
        parameters.add(tick.slot.zone)
        parameters.add(tick.slot.slot)
        parameters.add(tick.slot.instant)
        parameters.add(tick.slot.date)
        parameters.add(tick.slot.reason)
        parameters.add(tick.status.rawValue)
        parameters.add(Int64(tick.jobs))
        parameters.add(Int64(tick.skipped))
        parameters.add(tick.after)
        parameters.add(tick.reason)
        parameters.add(tick.recordedAt)
        parameters.add(tick.job)
        parameters.add(Int64(tick.slots))
        parameters.add(tick.since)
        return (storing, parameters)
    }
}
