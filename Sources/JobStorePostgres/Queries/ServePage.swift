import JobModel
import JobStore
import JobTime
import PostgresDriver

/// Gives the members of a page their jobs of a slot, but for those that were served before or that a guard keeps back: a
/// handful of statements, however many they are.
struct ServePage {
    /// A member of the page.
    struct Candidate {
        let subject: String
        /// Where it is served, by its canonical name.
        let zone: String
        /// Its job, or why there is none.
        let job: Result<JobInsert, SubjectMisfit>
    }

    let rule: MemberRule
    /// What nodes are told.
    let notices: InsertNotices
    let now: Timestamp

    /// - Parameter misfits: further subjects for whom no job can be made.
    func run(
        _ candidates: [Candidate], misfits: [SlotPage.Misfit] = [], on connection: PostgresConnection
    ) throws -> SlotPageCounts {
        let subjects = candidates.map(\.subject)
        let known = try ServeSubjects.records(of: subjects, schedule: rule.slot.schedule, on: connection)
        let unfinished =
            rule.guards.ifRunning == .allow
            ? [:] : try CountUnfinishedJobs.of(subjects, schedule: rule.slot.schedule, on: connection)
        var page = Page(rule: rule, now: now, known: known, unfinished: unfinished)
        for candidate in candidates { page.add(candidate) }
        for misfit in misfits { page.skip(misfit.subject, .misfit, detail: misfit.detail) }

        let results = try InsertJobs(notices: notices).run(page.wanted.map(\.job), on: connection)
        let services = zip(page.wanted, results).map { wanted, result in
            ServeSubjects.Service(subject: wanted.subject, zone: wanted.zone, job: result.id)
        }
        page.counts.jobs = results.count { !$0.isDuplicate }
        page.counts.served += results.count { $0.isDuplicate }
        var commands: [(sql: String, parameters: PostgresParameters)] = []
        if !services.isEmpty { commands.append(ServeSubjects.note(services, of: rule.slot, now: now)) }
        if !page.skips.isEmpty { commands.append(RecordSkips.note(page.skips, of: rule.slot, now: now)) }
        if let previous = rule.previous, !page.missed.isEmpty {
            commands.append(RecordSkips.note(page.missed, of: previous, now: now))
        }
        _ = try connection.runAll(commands)
        return page.counts
    }
}

extension ServePage {
    /// What becomes of a page's members, decided one after another: one that stands twice is served once.
    private struct Page {
        let rule: MemberRule
        let now: Timestamp
        var known: [String: SubjectRecord]
        let unfinished: [String: UnfinishedJobs]
        var counts = SlotPageCounts()
        var wanted: [(subject: String, zone: String, job: JobInsert)] = []
        var skips: [RecordSkips.Entry] = []
        var missed: [RecordSkips.Entry] = []

        init(
            rule: MemberRule, now: Timestamp, known: [String: SubjectRecord], unfinished: [String: UnfinishedJobs]
        ) {
            self.rule = rule
            self.now = now
            self.known = known
            self.unfinished = unfinished
        }

        mutating func add(_ candidate: Candidate) {
            let subject = candidate.subject
            let record = known[subject]
            let verdict = rule.verdict(on: record, in: candidate.zone) {
                unfinished[subject] ?? UnfinishedJobs(running: 0, waiting: 0)
            }
            switch verdict {
            case .ignored: return
            case .served:
                counts.served += 1
                return
            case .refused, .wanted: break
            }
            if rule.missed(by: record, in: candidate.zone) != nil {
                missed.append(RecordSkips.Entry(subject: subject, reason: .zoneChange, detail: nil))
            }
            if case .refused(let reason) = verdict { return skip(subject, reason) }
            switch candidate.job {
            case .failure(let misfit): skip(subject, .misfit, detail: misfit.description)
            case .success(let job):
                wanted.append((subject, candidate.zone, job))
                known[subject] = SubjectRecord(
                    date: rule.slot.date, slots: [rule.slot.slot], zone: candidate.zone, job: 0,
                    instant: rule.slot.instant, servedAt: now)
            }
        }

        mutating func skip(_ subject: String, _ reason: SkipReason, detail: String? = nil) {
            counts.skipped += 1
            skips.append(RecordSkips.Entry(subject: subject, reason: reason, detail: detail))
        }
    }
}
