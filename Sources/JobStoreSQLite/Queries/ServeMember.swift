import JobModel
import JobStore
import JobTime
import SQLiteDriver

/// Gives one subject its job of a slot, unless it was served before or a guard keeps it back.
struct ServeMember {
    let slot: SlotIdentity
    /// The slot before it in the same zone.
    let previous: SlotIdentity?
    let guards: SlotGuards
    /// Whether only those are served who moved here and missed the slot.
    let isForMovers: Bool
    let now: Timestamp
    let connection: SQLiteConnection

    /// - Parameters:
    ///   - zone: where the subject is served, by its canonical name.
    ///   - job: made only if it is wanted.
    func serve(
        _ subject: String, zone: String, counts: inout SlotPageCounts, job: () throws(SubjectMisfit) -> JobInsert
    ) throws {
        let known = try ServeSubjects.record(of: subject, schedule: slot.schedule, on: connection)
        if isForMovers {
            guard let known, known.zone != zone, known.date < slot.date else { return }
        } else {
            if let known, known.hasServed(slot) {
                counts.served += 1
                return
            }
            try noteMissedByMoving(subject, to: zone, known)
        }
        let refusal = try guards.refusal(at: slot.instant, after: known) {
            try CountUnfinishedJobs(schedule: slot.schedule, subject: subject).run(on: connection)
        }
        if let refusal {
            try skip(subject, refusal, counts: &counts)
            return
        }
        let insert: JobInsert
        do throws(SubjectMisfit) {
            insert = try job()
        } catch {
            // One subject whose data do not fit must not keep the job from all those behind it.
            try skip(subject, .misfit, detail: error.description, counts: &counts)
            return
        }
        guard let result = try InsertJobs(now: now).run([insert], on: connection).first else { return }
        if result.isDuplicate { counts.served += 1 } else { counts.jobs += 1 }
        try ServeSubjects.note(
            subject, zone: zone, slot: slot, job: result.id, after: known, now: now, on: connection)
    }

    /// Records that a subject does not get its job.
    func skip(
        _ subject: String, _ reason: SkipReason, detail: String? = nil, counts: inout SlotPageCounts
    ) throws {
        counts.skipped += 1
        try RecordSkips.note(subject, slot: slot, reason, detail: detail, now: now, on: connection)
    }

    /// Whoever moved here after the last slot, and had not been served for that date, got nothing then.
    private func noteMissedByMoving(_ subject: String, to zone: String, _ known: SubjectRecord?) throws {
        guard let previous, let known, known.zone != zone, known.date < previous.date else { return }
        try RecordSkips.note(subject, slot: previous, .zoneChange, now: now, on: connection)
    }
}
