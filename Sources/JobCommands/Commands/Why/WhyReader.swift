import JSONTree
import JobConfig
import JobModel
import JobPlanning
import JobRuntime
import JobScheduling
import JobStore
import JobTime
import ZoneDatabase

/// Reads what `why` needs to know, and writes nothing.
struct WhyReader: Sendable {
    /// A date with more slots is told without the states of their jobs.
    private static let shownJobs = 100

    let schedule: CompiledSchedule
    let members: ScheduleDefinition
    let workspace: Workspace
    let store: any JobStore
    let context: CommandContext

    /// - Throws: `CommandFailure` for a date that cannot be read, or a user that nobody knows.
    func facts(on text: String, user: String?) async throws -> WhyFacts {
        let now = context.now()
        func date(in rules: ZoneRules) throws -> CivilDate {
            try NominalDate.parse(text, option: "--on", now: now, rules: rules)
        }
        switch schedule.zone {
        case .fixed(let zone):
            var facts = try await common(on: try date(in: zone.rules))
            facts.jobs = try await jobs(of: &facts.ticks)
            return facts
        case .eachUser(_, let unknown):
            let lookup = WhyAudience(
                schedule: members, unknown: unknown, workspace: workspace, store: store, context: context)
            var day = try date(in: try workspace.fileZone)
            guard let user else {
                var facts = try await common(on: day)
                (facts.spellings, facts.audienceTrouble) = await lookup.spellings(on: day)
                facts.skipCounts = try await store.skipCounts(of: try await ledgerID, on: day)
                return facts
            }
            var membership = await lookup.membership(of: user, on: day)
            if case .member(let zone) = membership, try date(in: zone.used.rules) != day {
                day = try date(in: zone.used.rules)
                membership = await lookup.membership(of: user, on: day)
            }
            var facts = try await common(on: day)
            facts.subject = try await subject(user, membership, on: day)
            if let record = facts.subject?.record, let job = try await store.job(record.job) {
                facts.jobs[job.id] = JobFact(job)
            }
            return facts
        }
    }

    // MARK: Schedule

    private func common(on date: CivilDate) async throws -> WhyFacts {
        var facts = WhyFacts(schedule: schedule, date: date, now: context.now(), zones: workspace.zones)
        let id = try await ledgerID
        facts.cursors = try await store.cursors().filter { $0.schedule == id }
        facts.pausedAt = try await store.pausedSchedules()[id]
        facts.lease = try await store.lease(Lease.scheduler)
        facts.ticks = try await store.ticks(of: id, in: reach(of: date))
        let rules = workspace.runtimeConfiguration(environment: context.environment).retention
        facts.retention = WhyFacts.Retention(
            ticks: rules.ticks, skips: rules.subjects, jobs: workspace.keptCompleted(of: schedule.kind, by: rules))
        return facts
    }

    /// Where slots of the date may lie; no further than its own day where there may be tens of thousands.
    private func reach(of date: CivilDate) -> Range<Timestamp> {
        guard case .fixed(let zone) = schedule.zone, !schedule.trigger.hasNominalTimes,
            let day = zone.rules.instants(of: date)
        else { return WhyFacts.reach(of: date) }
        return Timestamp(seconds: day.lowerBound)..<Timestamp(seconds: day.upperBound)
    }

    /// The id that the ledger has: the old one as long as no node has carried its rows over to a new one.
    private var ledgerID: String {
        get async throws {
            guard let old = schedule.renamedFrom else { return schedule.id }
            let cursors = try await store.cursors()
            let paused = try await store.pausedSchedules()
            let ticks = try await store.ticks(of: schedule.id, limit: 1)
            let isKnown =
                cursors.contains { $0.schedule == schedule.id } || paused[schedule.id] != nil || !ticks.isEmpty
            return isKnown ? schedule.id : old
        }
    }

    /// The ids under which the store may have jobs of the schedule.
    private var jobIDs: [String] { [schedule.id] + (schedule.renamedFrom.map { [$0] } ?? []) }

    /// The jobs of the rows, which older versions of the ledger did not name.
    private func jobs(of ticks: inout [ScheduleTick]) async throws -> [Int64: JobFact] {
        guard ticks.count <= WhyReader.shownJobs else { return [:] }
        var facts: [Int64: JobFact] = [:]
        for index in ticks.indices where ticks[index].status == .fired {
            if let id = ticks[index].job {
                if let job = try await store.job(id) { facts[id] = JobFact(job) }
            } else if let job = try await jobs(slot: ticks[index].slot.slot, limit: 1).first {
                ticks[index].job = job.id
                facts[job.id] = JobFact(job)
            }
        }
        return facts
    }

    private func jobs(slot: String? = nil, subject: String? = nil, limit: Int) async throws -> [JobRecord] {
        var found: [JobRecord] = []
        for id in jobIDs {
            found += try await store.jobs(
                matching: JobFilter(schedule: id, slot: slot, subject: subject, limit: limit))
        }
        return found
    }

    // MARK: User

    private func subject(
        _ user: String, _ membership: SubjectFacts.Membership, on date: CivilDate
    ) async throws -> SubjectFacts {
        let id = try await ledgerID
        let record = try await store.subject(user, of: id)
        let skips = try await store.skips(of: user, schedule: id, limit: .max)
        let jobs = try await jobs(subject: user, limit: WhyReader.shownJobs)
        if case .absent = membership, record == nil, skips.isEmpty, jobs.isEmpty {
            throw CommandFailure(
                .findings, code: "unknown_user",
                "--user \(user): nobody with that id is in the audience of \(schedule.id) for \(date), and the ledger "
                    + "knows of none",
                help: "`runner plan --schedule \(schedule.id)` counts who is in it, zone by zone")
        }
        var bySlot: [String: JobFact] = [:]
        for job in jobs.reversed() {
            guard let slot = job.metadata[MetadataKey.slot]?.string,
                case .nominal(date, _, _)? = SlotTime(slot)
            else { continue }
            bySlot[slot] = JobFact(job)
        }
        return SubjectFacts(
            id: user, membership: membership, record: record, skips: skips.filter { $0.slot.date == date },
            jobs: bySlot)
    }
}

extension Workspace {
    /// The clocks of the file's own `timezone`.
    fileprivate var fileZone: ZoneRules {
        get throws {
            do {
                return try zones.rules(for: ZoneName(configuration.timezone.value))
            } catch {
                throw CommandFailure(.findings, code: "unknown_zone", error.message, help: error.help)
            }
        }
    }

    /// How long completed jobs of a kind are kept.
    fileprivate func keptCompleted(of kind: String, by rules: RetentionRules) -> Duration {
        let queue = configuration.jobs.first { $0.kind.value == kind }?.queue.value
        let periods = rules.kinds[kind] ?? queue.flatMap { rules.queues[$0] } ?? rules.general
        return periods.completed
    }
}
