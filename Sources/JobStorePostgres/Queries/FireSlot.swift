import JobStore
import JobTime
import PostgresDriver

/// Fires a slot of a schedule without subjects.
struct FireSlot {
    /// What nodes are told.
    let notices: InsertNotices

    /// - Throws: `StoreError` with the code `lostLease`; what inserting a job throws.
    func run(_ fire: SlotFire, on connection: PostgresConnection) throws -> SlotResult {
        let (now, known) = try LockSchedules.lock(fire.slot, on: connection)
        try KeepLeases.check(fire.lease, on: connection)
        if let known {
            guard known.status == .dropped, fire.revivesDropped else { return .alreadyServed }
        }
        let record = try ServeSubjects.records(of: [""], schedule: fire.slot.schedule, on: connection)[""]
        let refusal = try fire.guards.refusal(at: fire.slot.instant, after: record) {
            try CountUnfinishedJobs.of([""], schedule: fire.slot.schedule, on: connection)[""]
                ?? UnfinishedJobs(running: 0, waiting: 0)
        }
        if let refusal {
            try DropSlots(now: now).run([SlotDrop(slot: fire.slot, reason: refusal.rawValue)], on: connection)
            return .refused(refusal)
        }
        let results = try InsertJobs(notices: notices).run([fire.job], on: connection)
        guard let result = results.first else { throw StoreError(.invalid, "the slot's job was not stored") }
        var commands = [
            TickRow.store(TickProgress.tick(fire.slot, firedWith: result, over: known, now: now)),
            ServeSubjects.note(
                [ServeSubjects.Service(subject: "", zone: fire.slot.zone, job: result.id)], of: fire.slot, now: now),
        ]
        if fire.movesCursor { commands.append(MoveCursors.advance(to: fire.slot)) }
        _ = try connection.runAll(commands)
        return .fired(result)
    }
}
