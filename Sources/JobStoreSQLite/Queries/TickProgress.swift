import JobStore
import JobTime
import SQLiteDriver

/// The ledger's row of a slot that fires in pages.
enum TickProgress {
    /// What a page finds.
    enum Start {
        /// It is the next one.
        case next(ScheduleTick)
        /// The tick stands elsewhere, or has ended.
        case elsewhere(ScheduleTick)
    }

    /// Looks where the tick stands; one that nobody began stands before its first page.
    static func start(
        _ slot: SlotIdentity, after: String?, now: Timestamp, on connection: SQLiteConnection
    ) throws -> Start {
        let tick =
            try TickRow.find(slot, on: connection) ?? ScheduleTick(slot: slot, status: .open, recordedAt: now)
        return tick.status == .open && tick.after == after ? .next(tick) : .elsewhere(tick)
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
        var tick = tick
        tick.jobs += counts.jobs
        tick.skipped += counts.served + counts.skipped
        tick.after = isLast ? nil : last ?? tick.after
        tick.status = isLast ? .fired : .open
        tick.recordedAt = now
        try TickRow.store(tick, on: connection)
        if isLast { try MoveCursors.advance(to: tick.slot, on: connection) }
        return .fired(counts, after: tick.after)
    }
}
