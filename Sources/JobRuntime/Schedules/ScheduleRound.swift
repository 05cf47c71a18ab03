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
    let services: NodeServices
    let lease: Lease
    let zones: ZoneDatabase
    let audiences: [String: any Audience]
    /// Which schedules it is about.
    var scope = ScheduleScope.all
    var memory = RoundMemory()
    /// So many subjects are enqueued in one transaction.
    var pageSize: Int?
    let now: Timestamp

    /// Goes through the schedules; trouble with one does not hold up the others.
    func run() async throws -> RoundResult {
        let configuration = services.configuration.current
        let schedules = configuration.schedules.filter(scope.contains)
        memory.begin(configuration.digest)
        for schedule in schedules {
            if let old = schedule.renamedFrom { try await services.store.rename(schedule: old, to: schedule.id) }
        }
        var result = RoundResult()
        let paused = try await services.store.pausedSchedules()
        func hold(on schedule: CompiledSchedule) -> SlotHold? {
            if !schedule.isEnabled { .disabled } else if paused[schedule.id] != nil { .paused } else { nil }
        }
        if scope.hasUsers {
            for tick in try await services.store.openTicks() where !Task.isCancelled {
                try await attempt(tick.slot.schedule, result: &result) { result in
                    let schedule = schedules.first { $0.id == tick.slot.schedule }
                    try await resume(tick, of: schedule, hold: schedule.flatMap(hold), result: &result)
                }
            }
        }
        let cursors = Dictionary(grouping: try await services.store.cursors(), by: \.schedule)
        for schedule in schedules where !Task.isCancelled {
            try await attempt(schedule.id, result: &result) { result in
                let hold = hold(on: schedule)
                let known = cursors[schedule.id] ?? []
                switch schedule.zone {
                case .fixed(let zone):
                    try await serve(schedule, in: zone, cursors: known, hold: hold, result: &result)
                case .eachUser:
                    try await UserRound(round: self, schedule: schedule, cursors: known, hold: hold)
                        .run(result: &result)
                }
            }
        }
        return result
    }

    /// Does a part of the round, whose trouble must not hold up the others; only a lost lease ends it all.
    func attempt(
        _ schedule: String, result: inout RoundResult, _ body: (inout RoundResult) async throws -> Void
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
        result: inout RoundResult
    ) async throws {
        let firer = firer(for: schedule)
        let cursor = try await ActivationStep(services: services, lease: lease, now: now).run(schedule, cursors) {
            cursor in
            let recurrence = schedule.recurrence(in: zone.rules)
            guard let slots = EditedSlots.dropped(by: recurrence, after: cursor.horizon, now: now) else { return }
            try await firer.drop(slots)
        }
        let due = SlotPlanner(recurrence: schedule.recurrence(in: zone.rules), catchUp: schedule.catchUp)
            .decide(cursor, now: now, hold: hold)
        for decision in due.decisions {
            switch decision {
            case .fire(let slot): result.jobs += try await firer.fire(slot)
            case .drop(let slots): try await firer.drop(slots)
            }
        }
        if hold == nil { result.note(nextDue: due.nextDue) }
    }

    // MARK: Ticks a dead node left open

    private func resume(
        _ tick: ScheduleTick, of schedule: CompiledSchedule?, hold: SlotHold?, result: inout RoundResult
    ) async throws {
        if let hold {
            try await end(tick, hold.dropReason)
            return
        }
        guard let schedule, case .eachUser(let members, let unknown) = schedule.zone,
            let zone = ZoneGroups([ZoneTickName.zone(of: tick.slot.zone)], unknown: unknown, zones: zones).served.first,
            let occurrence = schedule.recurrence(in: zone.used.rules).occurrences(on: tick.slot.date)
                .first(where: { $0.key.description == tick.slot.slot })
        else {
            try await end(tick, .scheduleChanged)
            return
        }
        let recurrence = schedule.recurrence(in: zone.used.rules)
        guard InterruptedSlot.goesOn(occurrence, of: recurrence, catchUp: schedule.catchUp, now: now) else {
            try await end(tick, .interrupted)
            return
        }
        let slot = DueSlot(occurrence: occurrence, isCatchUp: tick.slot.reason == DueSlot.catchUpReason)
        result.jobs += try await firer(for: schedule, in: zone, audience: try audience(of: members))
            .firePages(of: slot, after: tick.after)
    }

    /// Leaves a begun tick where it stands.
    private func end(_ tick: ScheduleTick, _ reason: DropReason) async throws {
        try await services.store.drop([SlotDrop(slot: tick.slot, reason: reason.rawValue)], lease: lease)
        services.observer.note(
            .scheduleDropped(
                schedule: tick.slot.schedule, zone: tick.slot.zone, slot: tick.slot.slot, reason: reason.rawValue))
    }

    // MARK: Parts

    func firer(
        for schedule: CompiledSchedule, in zone: SubjectZone? = nil, audience: (any Audience)? = nil
    ) -> SlotFirer {
        SlotFirer(
            services: services, lease: lease, schedule: schedule, now: now, zone: zone, audience: audience,
            pageSize: pageSize)
    }

    func audience(of members: ScheduleZone.Members) throws -> any Audience {
        try AudienceLookup(audiences: audiences, database: services.store.database).audience(of: members)
    }
}
