import JobStore
import JobTime
import SQLiteDriver

/// Fires a slot of a schedule without subjects.
struct FireSlot {
    let now: Timestamp

    /// - Throws: `StoreError` with the code `lostLease`; what inserting a job throws.
    func run(_ fire: SlotFire, on connection: SQLiteConnection) throws -> SlotResult {
        try KeepLeases.check(fire.lease, now: now, on: connection)
        let known = try TickRow.find(fire.slot, on: connection)
        if let known {
            guard known.status == .dropped, fire.revivesDropped else { return .alreadyServed }
        }
        let record = try ServeSubjects.record(of: "", schedule: fire.slot.schedule, on: connection)
        let refusal = try fire.guards.refusal(at: fire.slot.instant, after: record) {
            try CountUnfinishedJobs(schedule: fire.slot.schedule, subject: "").run(on: connection)
        }
        if let refusal {
            try DropSlots(now: now).run([SlotDrop(slot: fire.slot, reason: refusal.rawValue)], on: connection)
            return .refused(refusal)
        }
        let results = try InsertJobs(now: now).run([fire.job], on: connection)
        guard let result = results.first else { throw StoreError(.invalid, "the slot's job was not stored") }
        try TickRow.store(
            TickProgress.tick(fire.slot, firedWith: result, over: known, now: now), on: connection)
        try ServeSubjects.note(
            "", zone: fire.slot.zone, slot: fire.slot, job: result.id, after: record, now: now, on: connection)
        if fire.movesCursor { try MoveCursors.advance(to: fire.slot, on: connection) }
        return .fired(result)
    }
}
