import JobStore
import JobTime
import PostgresDriver

/// Records slots that do not fire. One that was begun keeps its counts and goes no further.
struct DropSlots {
    let now: Timestamp

    private static let dropping = """
        INSERT INTO $schema.runner_schedule_tick AS known (
            schedule, zone, slot, instant, date, reason, status, skipped, drop_reason, recorded_at, slots, since
        )
        VALUES ($1, $2, $3, $4, $5, $6, 'dropped', $7, $8, $9, $10, $11)
        ON CONFLICT (schedule, zone, slot) DO UPDATE SET
            status = excluded.status, skipped = known.skipped + excluded.skipped, after = NULL,
            drop_reason = excluded.drop_reason, recorded_at = excluded.recorded_at, slots = excluded.slots,
            since = excluded.since
        WHERE known.status = 'open'
        """

    /// The schedules are locked.
    func run(_ drops: [SlotDrop], on connection: PostgresConnection) throws {
        let commands = drops.flatMap { drop in
            var parameters = PostgresParameters()
            parameters.add(drop.slot.schedule)
            parameters.add(drop.slot.zone)
            parameters.add(drop.slot.slot)
            parameters.add(drop.slot.instant)
            parameters.add(drop.slot.date)
            parameters.add(drop.slot.reason)
            parameters.add(Int64(drop.subjects))
            parameters.add(drop.reason)
            parameters.add(now)
            parameters.add(Int64(drop.slots))
            parameters.add(drop.since)
            return [(Self.dropping, parameters), MoveCursors.advance(to: drop.slot)]
        }
        _ = try connection.runAll(commands)
    }
}
