import JobConfig
import JobPlugin
import JobScheduling
import JobStore
import JobTime

/// A round's part about one per-user schedule: zone by zone, who is there when a slot has come is served.
struct UserRound: Sendable {
    let round: ScheduleRound
    let schedule: CompiledSchedule
    let cursors: [ScheduleCursor]
    let hold: SlotHold?

    private var services: NodeServices { round.services }
    private var now: Timestamp { round.now }
    private var planner: UserSlotPlanner { UserSlotPlanner(schedule) }

    func run(result: inout RoundResult) async throws {
        do {
            try await serve(result: &result)
        } catch let error as StoreError where error.code == .lostLease {
            throw error
        } catch  where hold == .disabled {
            // What is switched off may have nobody who could be asked; its slots are nobody's then.
            let next = ReadingGrid(schedule.trigger).next(after: now)
            round.memory.note(nextRead: next, of: schedule.id)
            result.note(nextDue: next)
        }
    }

    private func serve(result: inout RoundResult) async throws {
        guard case .eachUser(let members, let unknown) = schedule.zone else { return }
        let step = ActivationStep(services: services, lease: round.lease, now: now)
        let base = try await step.run(schedule, cursors) { cursor in
            try await dropEdited(try round.audience(of: members), unknown, since: cursor.activatedAt)
        }
        if let next = round.memory.nextRead(of: schedule.id), now < next {
            result.note(nextDue: next)
            return
        }
        // Whatever fails below, the zones are read again in the next round.
        round.memory.note(nextRead: nil, of: schedule.id)
        let audience = try round.audience(of: members)
        let groups = try await groups(
            of: audience, unknown, in: planner.openRange(since: base.horizon, now: now))
        try await tellUnknown(groups)

        var own = RoundResult()
        var next = ReadingGrid(schedule.trigger).next(after: now)
        for slots in decide(groups, base) where !Task.isCancelled {
            try await round.attempt(schedule.id, result: &own) { own in
                try await carryOut(slots, audience, result: &own)
            }
            if let due = slots.due.nextDue { next = min(next, due) }
        }
        result.jobs += own.jobs
        result.hadTrouble = result.hadTrouble || own.hadTrouble
        guard !own.hadTrouble, !Task.isCancelled else { return }
        try await services.store.activate(
            [
                ScheduleCursor(
                    schedule: schedule.id, digest: schedule.digest, activatedAt: base.activatedAt, horizon: now)
            ], lease: round.lease)
        if hold == nil {
            result.jobs += try await MoverSweep(round: round, schedule: schedule, audience: audience)
                .run(groups.served, activatedAt: base.activatedAt)
        }
        round.memory.note(nextRead: next, of: schedule.id)
        result.note(nextDue: next)
    }

    /// The zones in use on the dates of a range.
    private func groups(
        of audience: any Audience, _ unknown: UnknownZoneRule, in range: Range<Timestamp>
    ) async throws -> ZoneGroups {
        var spellings: Set<ZoneName> = []
        let dates = audience.variation.distinct(UserSlotPlanner.dates(of: range))
        for date in dates { spellings.formUnion(try await audience.zones(on: date)) }
        return ZoneGroups(spellings, unknown: unknown, zones: round.zones)
    }

    // MARK: Slots

    /// Zones that nobody knows and that are to be skipped have slots, too, by UTC, which are dropped.
    private func decide(_ groups: ZoneGroups, _ base: SlotCursor) -> [UserSlotPlanner.ZoneSlots] {
        let known = Dictionary(
            cursors.filter { !$0.zone.isEmpty && $0.digest == schedule.digest }.map {
                (ZoneTickName.zone(of: $0.zone), SlotCursor(activatedAt: $0.activatedAt, horizon: $0.horizon))
            }, uniquingKeysWith: { first, _ in first })
        let skipped = groups.skipped.map { SubjectZone(raw: $0, used: .utc, isUnknown: true) }
        return planner.decide(
            groups.served, cursors: known, activatedAt: base.activatedAt, readUpTo: base.horizon, now: now, hold: hold)
            + planner.decide(
                skipped, cursors: known, activatedAt: base.activatedAt, readUpTo: base.horizon, now: now,
                hold: hold ?? .unknownZone)
    }

    private func carryOut(
        _ slots: UserSlotPlanner.ZoneSlots, _ audience: any Audience, result: inout RoundResult
    ) async throws {
        let firer = round.firer(for: schedule, in: slots.zone, audience: audience)
        if slots.isNew, !slots.due.decisions.isEmpty {
            try await services.store.activate(
                [
                    ScheduleCursor(
                        schedule: schedule.id, zone: ZoneTickName.text(of: slots.zone.raw), digest: schedule.digest,
                        activatedAt: slots.cursor.activatedAt, horizon: slots.cursor.horizon)
                ], lease: round.lease)
        }
        for decision in slots.due.decisions {
            switch decision {
            case .fire(let slot): result.jobs += try await firer.firePages(of: slot)
            case .drop(let drops):
                let users =
                    drops.reason == .unknownZone
                    ? try await audience.count(in: slots.zone.raw, on: drops.last.date) : 0
                try await firer.drop(drops, subjects: users)
            }
        }
    }

    // MARK: Edits

    /// Zone by zone, as far as the old trigger had not fired there.
    private func dropEdited(
        _ audience: any Audience, _ unknown: UnknownZoneRule, since activatedAt: Timestamp
    ) async throws {
        let served = Dictionary(cursors.map { ($0.zone, $0.horizon) }) { first, _ in first }
        for zone in try await groups(of: audience, unknown, in: now..<now).served {
            let recurrence = schedule.recurrence(in: zone.used.rules)
            let horizon = served[ZoneTickName.text(of: zone.raw)] ?? activatedAt
            guard let slots = EditedSlots.dropped(by: recurrence, after: horizon, now: now) else { continue }
            try await round.firer(for: schedule, in: zone).drop(slots)
        }
    }

    // MARK: Unknown zones

    /// Tells each spelling once.
    private func tellUnknown(_ groups: ZoneGroups) async throws {
        for spelling in round.memory.untold(groups.unknown, of: schedule.id) {
            let servedIn = groups.served.first { $0.raw == spelling }?.used.name.rawValue
            services.observer.note(
                .unknownZone(schedule: schedule.id, zone: spelling.rawValue, servedIn: servedIn))
        }
    }
}
