import JobStore
import JobTime
import SQLiteDriver

/// The ledger's row of a slot that fires in pages.
enum FireTick {
    /// Looks where the tick stands.
    static func start(
        _ slot: SlotIdentity, after: String?, now: Timestamp, on connection: SQLiteConnection
    ) throws -> TickProgress.Start {
        TickProgress.start(try TickRow.find(slot, on: connection), of: slot, after: after, now: now)
    }

    /// Writes down that a page was applied.
    ///
    /// - Parameters:
    ///   - last: the page's last subject; nil if it had none.
    ///   - isLast: whether the tick ends with it.
    static func note(
        _ counts: SlotPageCounts, of tick: ScheduleTick, last: String?, isLast: Bool, now: Timestamp,
        on connection: SQLiteConnection
    ) throws -> SlotPageResult {
        let tick = TickProgress.tick(tick, plus: counts, last: last, isLast: isLast, now: now)
        try TickRow.store(tick, on: connection)
        if isLast { try MoveCursors.advance(to: tick.slot, on: connection) }
        return .fired(counts, after: tick.after)
    }
}
