import JobStore
import JobTime
import SQLiteDriver

/// Records slots that do not fire. One that was begun keeps its counts and goes no further.
struct DropSlots {
    let now: Timestamp

    func run(_ drops: [SlotDrop], on connection: SQLiteConnection) throws {
        for drop in drops {
            var tick =
                try TickRow.find(drop.slot, on: connection)
                ?? ScheduleTick(slot: drop.slot, status: .open, recordedAt: now)
            if tick.status == .open {
                tick.status = .dropped
                tick.reason = drop.reason
                tick.after = nil
                tick.slots = drop.slots
                tick.since = drop.since
                tick.skipped += drop.subjects
                tick.recordedAt = now
                try TickRow.store(tick, on: connection)
            }
            try MoveCursors.advance(to: drop.slot, on: connection)
        }
    }
}
