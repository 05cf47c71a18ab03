import JobModel
import JobPlugin
import JobScheduling
import JobStore
import JobTime

/// Puts the slots of one schedule, in one zone, into the store.
struct SlotFirer: Sendable {
    /// Large enough for a transaction to be worth its while, small enough for others to get their turn.
    static let pageSize = 1_000

    let services: NodeServices
    let lease: Lease?
    let schedule: CompiledSchedule
    let now: Timestamp
    /// The zone of a per-user schedule; nil for one with a zone of its own.
    var zone: SubjectZone?
    var audience: (any Audience)?
    /// So many subjects are enqueued in one transaction; nil for what suits the store.
    var pageSize: Int?

    // MARK: Without subjects

    /// Fires a slot without subjects.
    /// - Returns: How many jobs were stored.
    func fire(_ slot: DueSlot) async throws -> Int {
        let job = try resolver.insert(SlotJobBuilder(schedule, slot: slot, now: now), of: schedule)
        let identity = identity(of: slot.occurrence, reason: slot.reason)
        let result = try await services.store.fire(
            SlotFire(slot: identity, job: job, guards: guards, lease: lease, movesCursor: slot.movesCursor))
        switch result {
        case .alreadyServed: return 0
        case .refused(let reason):
            note(dropped: identity.slot, reason.rawValue)
            return 0
        case .fired(let inserted):
            let jobs = inserted.isDuplicate ? 0 : 1
            note(fired: slot, SlotPageCounts(jobs: jobs, served: 1 - jobs))
            return jobs
        }
    }

    // MARK: With subjects

    /// Fires a slot for every subject of the zone, page by page.
    /// - Parameter after: the last subject already served, when a dead node's tick is taken up.
    /// - Returns: How many jobs were stored.
    func firePages(of slot: DueSlot, after start: String? = nil) async throws -> Int {
        guard let zone, let audience else { return 0 }
        let job = try resolver.job(SlotJobBuilder(schedule, slot: slot, zone: zone, now: now), of: schedule)
        let pages = SlotPages(
            slot: identity(of: slot.occurrence, reason: slot.reason), previous: previous(to: slot, in: zone),
            zone: zone,
            job: job, guards: guards, lease: lease)
        var total = SlotPageCounts()
        var after = start
        while true {
            try Task.checkCancellation()
            let result =
                if let query = audience as? SQLAudience {
                    try await services.store.fire(
                        pages.cohort(
                            of: query, after: after, limit: pageSize ?? services.store.cohortLimit))
                } else {
                    try await services.store.fire(
                        pages.page(of: audience, after: after, limit: pageSize ?? SlotFirer.pageSize))
                }
            guard case .fired(let counts, after: let next) = result else { return total.jobs }
            total += counts
            guard let next else { break }
            after = next
            if try await services.store.pausedSchedules()[schedule.id] != nil {
                // Whoever pauses a schedule in the middle of a slot means that slot, too.
                try await services.store.drop(
                    [SlotDrop(slot: pages.slot, reason: DropReason.paused.rawValue)], lease: lease)
                note(dropped: slot.key, "paused after \(total.jobs) job\(total.jobs == 1 ? "" : "s")")
                return total.jobs
            }
        }
        note(fired: slot, total)
        return total.jobs
    }

    /// Fires a slot whose tick is over for some who moved into the zone since.
    /// - Returns: How many jobs were stored.
    func fire(_ slot: DueSlot, forMovers subjects: [Subject]) async throws -> Int {
        guard let zone else { return 0 }
        let job = try resolver.job(SlotJobBuilder(schedule, slot: slot, zone: zone, now: now), of: schedule)
        // The tick's own identity: it has fired under the reason that it had then.
        let pages = SlotPages(
            slot: identity(of: slot.occurrence, reason: slot.reason), previous: nil, zone: zone, job: job,
            guards: guards, lease: lease)
        let result = try await services.store.fire(pages.movers(subjects))
        guard case .fired(let counts, after: _) = result else { return 0 }
        if counts.jobs + counts.skipped > 0 { note(fired: slot, counts) }
        return counts.jobs
    }

    // MARK: Drops

    /// Records slots that do not fire.
    /// - Parameter subjects: how many it would have been for, where that is the reason.
    func drop(_ slots: DroppedSlots, subjects: Int = 0) async throws {
        let drop = SlotDrop(
            slot: identity(of: slots.last, reason: slots.last.reason.rawValue), reason: slots.reason.rawValue,
            slots: slots.count, since: slots.count > 1 ? slots.first.instant : nil, subjects: subjects)
        try await services.store.drop([drop], lease: lease)
        let users = subjects > 0 ? ", \(subjects) user\(subjects == 1 ? "" : "s")" : ""
        note(dropped: drop.slot.slot, slots.text + users)
    }

    // MARK: Parts

    private var guards: SlotGuards { SlotGuards(minGap: schedule.minGap, ifRunning: schedule.ifRunning) }

    private var resolver: RequestResolver {
        let kinds = services.handlers.keys.map { ($0, HandlerDescription(kind: $0, arguments: nil)) }
        return RequestResolver(
            configuration: services.configuration.current, handlers: Dictionary(uniqueKeysWithValues: kinds), now: now)
    }

    private func previous(to slot: DueSlot, in zone: SubjectZone) -> SlotIdentity? {
        schedule.recurrence(in: zone.used.rules).previous(before: slot.instant)
            .map { identity(of: $0, reason: $0.reason.rawValue) }
    }

    private func identity(of occurrence: Occurrence, reason: String) -> SlotIdentity {
        SlotIdentity(
            schedule: schedule.id, zone: zone.map { ZoneTickName.text(of: $0.raw) } ?? "",
            slot: occurrence.key.description, instant: occurrence.instant, date: occurrence.date, reason: reason)
    }

    private func note(fired slot: DueSlot, _ counts: SlotPageCounts) {
        services.observer.note(
            .scheduleFired(
                FiredSlot(
                    schedule: schedule.id, zone: zone?.raw.rawValue ?? "", slot: slot.key, instant: slot.instant,
                    reason: slot.reason, jobs: counts.jobs, served: counts.served, skipped: counts.skipped,
                    missed: slot.missed)))
    }

    private func note(dropped slot: String, _ reason: String) {
        services.observer.note(
            .scheduleDropped(
                schedule: schedule.id, zone: zone?.raw.rawValue ?? "", slot: slot, reason: reason))
    }
}
