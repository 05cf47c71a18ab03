import JobModel
import JobStore
import JobTime
import SQLiteDriver

/// Fires a slot for a page of a zone's subjects.
struct FirePage {
    let now: Timestamp

    /// - Throws: `StoreError` with the code `lostLease`; what inserting a job throws.
    func run(_ page: SlotPage, on connection: SQLiteConnection) throws -> SlotPageResult {
        try KeepLeases.check(page.lease, now: now, on: connection)
        var tick =
            try TickRow.find(page.slot, on: connection)
            ?? ScheduleTick(
                slot: page.slot, status: .open, jobs: 0, skipped: 0, after: nil, reason: nil, recordedAt: now)
        guard tick.status == .open, tick.after == page.after else { return .elsewhere(tick) }

        let jobs = try serve(page, on: connection)
        let served = page.members.count - jobs
        tick.jobs += jobs
        tick.skipped += served
        tick.after = page.isLast ? nil : page.last ?? page.after
        tick.status = page.isLast ? .fired : .open
        tick.recordedAt = now
        try TickRow.store(tick, on: connection)
        if page.isLast { try MoveCursors.advance(to: page.slot, on: connection) }
        return .fired(jobs: jobs, served: served)
    }

    /// Stores the jobs of those not served yet; returns how many. The members are looked at one after another, so that
    /// a subject that stands twice on a page is served once.
    private func serve(_ page: SlotPage, on connection: SQLiteConnection) throws -> Int {
        var jobs = 0
        for member in page.members {
            let known = try ServeSubjects.record(
                of: member.subject, schedule: page.slot.schedule, on: connection)
            if let known, known.hasServed(page.slot) { continue }
            guard let result = try InsertJobs(now: now).run([member.job], on: connection).first else { continue }
            if !result.isDuplicate { jobs += 1 }
            try ServeSubjects.note(
                member.subject, zone: member.zone, slot: page.slot, job: result.id, after: known, now: now,
                on: connection)
        }
        return jobs
    }
}
