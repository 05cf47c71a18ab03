import JobConfig
import JobModel
import JobPlugin
import JobScheduling
import JobStore
import JobTime
import ZoneDatabase

/// One look at all schedules: what has come since the last one fires, and is remembered.
///
/// Nothing here decides when a slot comes; `JobScheduling` does, for the planner and for this.
struct ScheduleRound: Sendable {
    /// What a round brought.
    struct Result: Sendable {
        var jobs = 0
        /// When the next slot of any schedule comes.
        var nextDue: Timestamp?
        var hadTrouble = false

        mutating func note(nextDue instant: Timestamp?) {
            guard let instant else { return }
            nextDue = nextDue.map { min($0, instant) } ?? instant
        }
    }

    let services: NodeServices
    let lease: Lease
    let zones: ZoneDatabase
    let audiences: [String: any Audience]
    let now: Timestamp

    /// Goes through the schedules; trouble with one does not hold up the others.
    func run() async throws -> Result {
        let schedules = services.configuration.current.schedules
        for schedule in schedules {
            if let old = schedule.renamedFrom { try await services.store.rename(schedule: old, to: schedule.id) }
        }
        var result = Result()
        for tick in try await services.store.openTicks() where !Task.isCancelled {
            try await attempt(tick.slot.schedule, result: &result) { result in
                try await resume(tick, schedules, result: &result)
            }
        }
        let cursors = Dictionary(grouping: try await services.store.cursors(), by: \.schedule)
        let paused = try await services.store.pausedSchedules()
        for schedule in schedules where !Task.isCancelled {
            try await attempt(schedule.id, result: &result) { result in
                let hold: SlotHold? =
                    if !schedule.isEnabled { .disabled } else if paused[schedule.id] != nil { .paused } else { nil }
                let known = cursors[schedule.id] ?? []
                switch schedule.zone {
                case .fixed(let zone):
                    try await serve(schedule, in: zone, cursors: known, hold: hold, result: &result)
                case .eachUser(let members, let unknown):
                    let audience = try audience(of: members)
                    try await serve(
                        schedule, audience: audience, unknown: unknown, cursors: known, hold: hold, result: &result)
                }
            }
        }
        return result
    }

    /// Does a part of the round, whose trouble must not hold up the others; only a lost lease ends it all.
    private func attempt(
        _ schedule: String, result: inout Result, _ body: (inout Result) async throws -> Void
    ) async throws {
        do {
            try await body(&result)
        } catch let error as StoreError where error.code == .lostLease {
            throw error
        } catch {
            try Task.checkCancellation()
            result.hadTrouble = true
            services.observer.note(.scheduleFailed(schedule: schedule, error: String(describing: error)))
        }
    }

    // MARK: One zone

    private func serve(
        _ schedule: CompiledSchedule, in zone: UsedZone, cursors: [ScheduleCursor], hold: SlotHold?,
        result: inout Result
    ) async throws {
        let cursor = try await activate(schedule, cursors)
        let due = SlotPlanner(recurrence: schedule.recurrence(in: zone.rules), catchUp: schedule.catchUp)
            .decide(cursor, now: now, hold: hold)
        let firer = SlotFirer(services: services, lease: lease, schedule: schedule, zones: zones, now: now)
        for decision in due.decisions {
            switch decision {
            case .fire(let slot): result.jobs += try await firer.fire(slot)
            case .drop(let slots): try await firer.drop(slots)
            }
        }
        if hold == nil { result.note(nextDue: due.nextDue) }
    }

    /// Where the schedule stands; a new or edited trigger begins now.
    private func activate(_ schedule: CompiledSchedule, _ cursors: [ScheduleCursor]) async throws -> SlotCursor {
        let stored = cursors.first { $0.zone.isEmpty }.map {
            (digest: $0.digest, cursor: SlotCursor(activatedAt: $0.activatedAt, horizon: $0.horizon))
        }
        let activation = ScheduleActivation(digest: schedule.digest, stored: stored, now: now)
        if case .activated(let cursor) = activation {
            try await services.store.activate([
                ScheduleCursor(
                    schedule: schedule.id, digest: schedule.digest, activatedAt: cursor.activatedAt,
                    horizon: cursor.horizon)
            ])
        }
        return activation.cursor
    }

    // MARK: Each user's zone

    private func serve(
        _ schedule: CompiledSchedule, audience: any Audience, unknown: UnknownZoneRule, cursors: [ScheduleCursor],
        hold: SlotHold?, result: inout Result
    ) async throws {
        let activation = try await activate(schedule, cursors)
        let planner = UserSlotPlanner(schedule)
        var spellings: Set<ZoneName> = []
        for date in planner.dates(at: now) { spellings.formUnion(try await audience.zones(on: date)) }
        let known = Dictionary(
            cursors.filter { !$0.zone.isEmpty && $0.digest == schedule.digest }.map {
                (ZoneTickName.zone(of: $0.zone), SlotCursor(activatedAt: $0.activatedAt, horizon: $0.horizon))
            }, uniquingKeysWith: { first, _ in first })
        let groups = ZoneGroups(spellings, unknown: unknown, zones: zones)
        let decided = planner.decide(
            groups, cursors: known, activatedAt: activation.activatedAt, now: now, hold: hold)
        try await services.store.activate(
            decided.filter(\.isNew).map { slots in
                ScheduleCursor(
                    schedule: schedule.id, zone: ZoneTickName.text(of: slots.zone.raw), digest: schedule.digest,
                    activatedAt: slots.cursor.activatedAt, horizon: slots.cursor.horizon)
            })
        for slots in decided where !Task.isCancelled {
            let firer = SlotFirer(
                services: services, lease: lease, schedule: schedule, zones: zones, now: now, zone: slots.zone,
                audience: audience)
            try await attempt(schedule.id, result: &result) { result in
                for decision in slots.due.decisions {
                    switch decision {
                    case .fire(let slot): result.jobs += try await firer.firePages(of: slot)
                    case .drop(let drops): try await firer.drop(drops)
                    }
                }
            }
            if hold == nil { result.note(nextDue: slots.due.nextDue) }
        }
    }

    private func audience(of members: ScheduleZone.Members) throws -> any Audience {
        try AudienceLookup(audiences: audiences, database: services.store.database).audience(of: members)
    }

    // MARK: Ticks a dead node left open

    private func resume(
        _ tick: ScheduleTick, _ schedules: [CompiledSchedule], result: inout Result
    ) async throws {
        guard let schedule = schedules.first(where: { $0.id == tick.slot.schedule }),
            case .eachUser(let members, let unknown) = schedule.zone,
            let zone = ZoneGroups([ZoneTickName.zone(of: tick.slot.zone)], unknown: unknown, zones: zones).served.first,
            let occurrence = schedule.recurrence(in: zone.used.rules).occurrences(on: tick.slot.date)
                .first(where: { $0.key.description == tick.slot.slot })
        else {
            try await services.store.drop([SlotDrop(slot: tick.slot, reason: "schedule_changed")])
            return
        }
        let slot = DueSlot(occurrence: occurrence, isCatchUp: tick.slot.reason == DueSlot.catchUpReason)
        let firer = SlotFirer(
            services: services, lease: lease, schedule: schedule, zones: zones, now: now, zone: zone,
            audience: try audience(of: members))
        result.jobs += try await firer.firePages(of: slot, after: tick.after)
    }
}
