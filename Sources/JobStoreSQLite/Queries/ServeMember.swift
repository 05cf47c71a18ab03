import JobModel
import JobStore
import JobTime
import SQLiteDriver

/// Gives one subject its job of a slot, unless it was served before or a guard keeps it back.
struct ServeMember {
    let rule: MemberRule
    let now: Timestamp
    let connection: SQLiteConnection

    /// - Parameters:
    ///   - zone: where the subject is served, by its canonical name.
    ///   - job: made only if it is wanted.
    func serve(
        _ subject: String, zone: String, counts: inout SlotPageCounts, job: () throws(SubjectMisfit) -> JobInsert
    ) throws {
        let known = try ServeSubjects.record(of: subject, schedule: rule.slot.schedule, on: connection)
        let verdict = try rule.verdict(on: known, in: zone) {
            try CountUnfinishedJobs(schedule: rule.slot.schedule, subject: subject).run(on: connection)
        }
        if verdict == .ignored { return }
        if verdict == .served {
            counts.served += 1
            return
        }
        if let missed = rule.missed(by: known, in: zone) {
            try RecordSkips.note(subject, slot: missed, .zoneChange, now: now, on: connection)
        }
        if case .refused(let reason) = verdict {
            try skip(subject, reason, counts: &counts)
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
            subject, zone: zone, slot: rule.slot, job: result.id, after: known, now: now, on: connection)
    }

    /// Records that a subject does not get its job.
    func skip(
        _ subject: String, _ reason: SkipReason, detail: String? = nil, counts: inout SlotPageCounts
    ) throws {
        counts.skipped += 1
        try RecordSkips.note(subject, slot: rule.slot, reason, detail: detail, now: now, on: connection)
    }
}
