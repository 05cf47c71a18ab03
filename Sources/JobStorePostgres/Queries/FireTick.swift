import JobStore
import JobTime
import PostgresDriver

/// The ledger's row of a slot that fires in pages.
enum FireTick {
    /// Locks the schedule, checks the lease, and looks where the tick stands.
    static func start(
        _ slot: SlotIdentity, after: String?, lease: Lease?, on connection: PostgresConnection
    ) throws -> (now: Timestamp, start: TickProgress.Start) {
        let (now, tick) = try LockSchedules.lock(slot, on: connection)
        try KeepLeases.check(lease, on: connection)
        return (now, TickProgress.start(tick, of: slot, after: after, now: now))
    }

    /// Lets the transaction's commit not wait for the disk.
    ///
    /// Should the server crash before the page is there, its jobs are gone together with what the tick says of them, and the
    /// slot goes on from the page before. A claim of one of the jobs waits for the disk, and so for the page; the slot's
    /// end waits for all of them.
    private static let deferring = "SELECT set_config('synchronous_commit', 'off', true)"

    /// Writes down that a page was applied.
    ///
    /// - Parameters:
    ///   - last: the page's last subject; nil if it had none.
    ///   - isLast: whether the tick ends with it.
    static func note(
        _ counts: SlotPageCounts, of tick: ScheduleTick, last: String?, isLast: Bool, now: Timestamp,
        on connection: PostgresConnection
    ) throws -> SlotPageResult {
        let tick = TickProgress.tick(tick, plus: counts, last: last, isLast: isLast, now: now)
        var commands = [TickRow.store(tick)]
        commands.append(isLast ? MoveCursors.advance(to: tick.slot) : (deferring, PostgresParameters()))
        _ = try connection.runAll(commands)
        return .fired(counts, after: tick.after)
    }
}
