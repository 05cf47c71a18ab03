import JobConfig
import JobModel
import JobPlugin
import JobScheduling
import JobStore
import JobTime
import ZoneDatabase

/// Puts the slots of one schedule, in one zone, into the store.
struct SlotFirer: Sendable {
    /// So many subjects are enqueued in one transaction.
    static let pageSize = 1_000

    let services: NodeServices
    let lease: Lease?
    let schedule: CompiledSchedule
    let zones: ZoneDatabase
    let now: Timestamp
    /// The zone of a per-user schedule; nil for one with a zone of its own.
    var zone: SubjectZone?
    var audience: (any Audience)?

    /// Fires a slot without subjects.
    /// - Returns: How many jobs were stored.
    func fire(_ slot: DueSlot) async throws -> Int {
        if let reason = try await refusal(subject: "", at: slot) {
            try await services.store.drop([SlotDrop(slot: identity(of: slot), reason: reason)])
            note(dropped: slot, reason: reason)
            return 0
        }
        let job = try resolver().insert(SlotJobBuilder(schedule, slot: slot, now: now).job(), of: schedule)
        let result = try await services.store.fire(
            SlotFire(slot: identity(of: slot), job: job, lease: lease, movesCursor: slot.movesCursor))
        guard case .fired(let inserted) = result else { return 0 }
        let count = inserted.isDuplicate ? 0 : 1
        note(fired: slot, jobs: count)
        return count
    }

    /// Fires a slot for every subject of the zone, page by page.
    /// - Parameter after: the last subject already served, when a dead node's tick is taken up.
    /// - Returns: How many jobs were stored.
    func firePages(of slot: DueSlot, after start: String? = nil) async throws -> Int {
        guard let zone, let audience else { return 0 }
        let builder = SlotJobBuilder(schedule, slot: slot, zone: zone, now: now)
        let resolver = resolver()
        var total = 0
        var after = start.map { SubjectPosition(text: $0) }
        while true {
            try Task.checkCancellation()
            let subjects = try await audience.page(
                in: zone.raw, on: slot.date, after: after?.id, limit: SlotFirer.pageSize)
            var members: [SlotPage.Member] = []
            for subject in subjects {
                let id = subject.id.description
                guard try await refusal(subject: id, at: slot) == nil else { continue }
                do throws(ScheduleTrouble) {
                    let job = try resolver.insert(builder.job(for: subject), of: schedule)
                    members.append(SlotPage.Member(subject: id, zone: zone.used.name.rawValue, job: job))
                } catch {
                    // One subject whose data do not fit must not keep the job from all those behind it.
                    services.observer.note(
                        .scheduleFailed(schedule: schedule.id, error: "subject \(id): \(error)"))
                }
            }
            let last = subjects.last.map { SubjectPosition($0.id) }
            let isLast = subjects.count < SlotFirer.pageSize
            let page = SlotPage(
                slot: identity(of: slot), members: members, after: after?.text, last: last?.text, isLast: isLast,
                lease: lease)
            switch try await services.store.fire(page) {
            case .fired(let jobs, _): total += jobs
            case .elsewhere: return total
            }
            if isLast { break }
            after = last
        }
        note(fired: slot, jobs: total)
        return total
    }

    /// Records slots that do not fire.
    func drop(_ slots: DroppedSlots) async throws {
        let drop = SlotDrop(
            slot: identity(of: DueSlot(occurrence: slots.last)), reason: slots.text)
        try await services.store.drop([drop])
        services.observer.note(
            .scheduleDropped(
                schedule: schedule.id, zone: zone?.raw.rawValue ?? "", slot: drop.slot.slot, reason: drop.reason))
    }

    // MARK: Parts

    /// Why a subject's slot does not fire although it has come; nil if it does.
    private func refusal(subject: String, at slot: DueSlot) async throws -> String? {
        if let minGap = schedule.minGap, let record = try await services.store.subject(subject, of: schedule.id),
            !GapRule.permits(slot.instant, after: lastInstant(record), minGap: minGap)
        {
            return GapRule.dropReason
        }
        if schedule.ifRunning != .allow {
            let unfinished = try await services.store.unfinishedJobs(schedule: schedule.id, subject: subject)
            if !schedule.ifRunning.permits(running: unfinished.running, waiting: unfinished.waiting) {
                return ScheduleDefinition.IfRunning.dropReason
            }
        }
        return nil
    }

    /// When the last slot of a subject was due; when it was served, if the schedule has no such slot any more.
    private func lastInstant(_ record: SubjectRecord) -> Timestamp {
        let rules: ZoneRules? =
            switch schedule.zone {
            case .fixed(let zone): zone.rules
            case .eachUser: zones.subjectZone(ZoneName(record.zone))?.rules
            }
        let occurrence = rules.flatMap { rules in
            schedule.recurrence(in: rules).occurrences(on: record.date)
                .last { record.slots.contains($0.key.description) }
        }
        return occurrence?.instant ?? record.servedAt
    }

    private func resolver() -> RequestResolver {
        let kinds = services.handlers.keys.map { ($0, HandlerDescription(kind: $0, arguments: nil)) }
        return RequestResolver(
            configuration: services.configuration.current, handlers: Dictionary(uniqueKeysWithValues: kinds), now: now)
    }

    private func identity(of slot: DueSlot) -> SlotIdentity {
        SlotIdentity(
            schedule: schedule.id, zone: zone.map { ZoneTickName.text(of: $0.raw) } ?? "", slot: slot.key,
            instant: slot.instant, date: slot.date, reason: slot.reason)
    }

    private func note(fired slot: DueSlot, jobs: Int) {
        services.observer.note(
            .scheduleFired(
                schedule: schedule.id, zone: zone?.raw.rawValue ?? "", slot: slot.key, instant: slot.instant,
                jobs: jobs))
    }

    private func note(dropped slot: DueSlot, reason: String) {
        services.observer.note(
            .scheduleDropped(
                schedule: schedule.id, zone: zone?.raw.rawValue ?? "", slot: slot.key, reason: reason))
    }
}
