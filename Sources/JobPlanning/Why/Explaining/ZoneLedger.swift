import JobScheduling
import JobStore
import JobTime

/// What the ledger says about the slots of one date by the clocks of one zone.
struct ZoneLedger {
    private let facts: WhyFacts
    /// As the ledger keys it; empty for schedules with one zone of their own.
    private let zone: String
    private let used: UsedZone
    private let ticks: [String: ScheduleTick]
    /// Rows that stand for several slots.
    private let runs: [ScheduleTick]
    /// What the next node that looks will drop, since it comes too late for it.
    private let foregone: [DroppedSlots]

    /// - Parameters:
    ///   - zone: as the ledger keys it; empty for schedules with one zone of their own.
    ///   - used: whose clocks count.
    init(_ facts: WhyFacts, zone: String = "", in used: UsedZone) {
        self.facts = facts
        self.zone = zone
        self.used = used
        let own = facts.ticks.filter { $0.slot.zone == zone }
        ticks = Dictionary(own.map { ($0.slot.slot, $0) }, uniquingKeysWith: { first, _ in first })
        runs = own.filter { $0.since != nil && $0.reason != nil }
        foregone = facts.base.map { ZoneLedger.foregone(facts, since: $0, zone: zone, in: used) } ?? []
    }

    private static func foregone(
        _ facts: WhyFacts, since base: ScheduleCursor, zone: String, in used: UsedZone
    ) -> [DroppedSlots] {
        guard facts.hold == nil, !facts.isEditUnread else { return [] }
        let cursor = SlotCursor(
            activatedAt: base.activatedAt, horizon: horizon(of: facts.cursors, zone: zone, base: base))
        return SlotPlanner(
            recurrence: facts.schedule.recurrence(in: used.rules), catchUp: facts.schedule.catchUp
        ).decide(cursor, now: facts.now).drops
    }

    // MARK: Slots

    /// All slots of the date, those of the ledger that the schedule does not have any more included.
    func slots(_ occurrences: [Occurrence]) -> [WhySlot] {
        let known = Set(occurrences.map(\.key.description))
        let foreign = ticks.values.filter { $0.slot.date == facts.date && !known.contains($0.slot.slot) }
        let slots = occurrences.map(slot(_:)) + foreign.map(slot(of:))
        return slots.sorted { ($0.instant, $0.key) < ($1.instant, $1.key) }
    }

    /// How a slot of the schedule fared.
    func slot(_ occurrence: Occurrence) -> WhySlot {
        let tick = tick(of: occurrence)
        var slot: WhySlot
        if let tick, tick.slot.slot == occurrence.key.description {
            slot = self.slot(of: tick)
            slot.isForeign = false
            if slot.instant != occurrence.instant {
                let now = WhyWords.moment(occurrence.instant, in: used)
                slot.details.append("The schedule was edited since: as the file has it now, it is due at \(now).")
            }
        } else {
            slot = WhySlot(occurrence, in: used, outcome: .unknown)
            if let tick {
                note(run: tick, in: &slot)
            } else {
                (slot.outcome, slot.reason) = verdict(occurrence.instant)
            }
        }
        if slot.instant == occurrence.instant,
            let note = ClockNote.text(about: occurrence, of: facts.schedule, in: used)
        {
            slot.details.insert(note, at: 0)
        }
        return slot
    }

    private func slot(of tick: ScheduleTick) -> WhySlot {
        var slot = WhySlot(
            key: tick.slot.slot, date: tick.slot.date, instant: tick.slot.instant, zone: used.name,
            offset: used.rules.offset(at: tick.slot.instant), outcome: .unknown, cause: tick.slot.reason)
        slot.isForeign = true
        note(tick, in: &slot)
        return slot
    }

    private func note(_ tick: ScheduleTick, in slot: inout WhySlot) {
        switch tick.status {
        case .fired: slot.outcome = .fired
        case .open: (slot.outcome, slot.reason) = (.open, .inProgress)
        case .dropped: note(run: tick, in: &slot)
        }
        slot.recordedAt = tick.recordedAt
        if let job = tick.job { slot.job = facts.jobs[job] ?? JobFact(id: job) }
        if !zone.isEmpty {
            slot.users = users(of: tick)
        } else if tick.status == .fired, tick.jobs == 0, let job = tick.job {
            slot.details.append("No new job was stored: job \(job) was there and is unique.")
        }
    }

    /// What a row says of a slot that was dropped, alone or with its neighbours.
    private func note(run tick: ScheduleTick, in slot: inout WhySlot) {
        let text = tick.reason ?? ""
        (slot.outcome, slot.reason) = (.notFired, WhyReason(ledger: text))
        if slot.reason == .other { slot.details.append("The ledger has the reason \"\(text)\".") }
        slot.run = tick.slots
        slot.since = tick.since
        slot.recordedAt = tick.recordedAt
    }

    /// The row of a slot, or of a run that it belongs to.
    func tick(of occurrence: Occurrence) -> ScheduleTick? {
        ticks[occurrence.key.description]
            ?? runs.first { run in
                run.since.map { $0 <= occurrence.instant && occurrence.instant <= run.slot.instant } ?? false
            }
    }

    private func users(of tick: ScheduleTick) -> WhySlot.UserCounts {
        var counts = WhySlot.UserCounts(jobs: tick.jobs, passedOver: tick.skipped)
        if tick.reason == DropReason.unknownZone.rawValue {
            counts.skipped[.unknownZone] = tick.skipped
            return counts
        }
        // Who moved away from a slot is noted with it, but was not counted in its pages.
        for count in facts.skipCounts where count.slot == tick.slot.slot && count.zone == zone {
            counts.skipped[WhyReason(ledger: count.reason.rawValue), default: 0] += count.subjects
        }
        let inPages = counts.skipped.filter { $0.key != .zoneChange }.reduce(0) { $0 + $1.value }
        let isTold = facts.now.since(tick.recordedAt) < facts.retention.skips
        counts.served = isTold || tick.skipped == 0 ? max(0, tick.skipped - inPages) : nil
        return counts
    }

    // MARK: Slots without a row

    /// What becomes of a slot that the ledger has no row of.
    private func verdict(_ instant: Timestamp) -> (WhyOutcome, WhyReason?) {
        guard instant <= facts.now else { return (.toCome, facts.hold) }
        guard let base = facts.base else { return (.notFired, .neverRead) }
        let isOld = facts.now.since(instant) > facts.retention.ticks
        if facts.isEditUnread { return isOld ? (.unknown, .forgotten) : (.notFired, .editUnread) }
        if instant <= base.activatedAt { return isOld ? (.unknown, .forgotten) : (.notFired, .beforeActivation) }
        if instant <= ZoneLedger.horizon(of: facts.cursors, zone: zone, base: base) {
            if isOld { return (.unknown, .forgotten) }
            return zone.isEmpty ? (.unknown, .noRecord) : (.notFired, .nobody)
        }
        if let hold = facts.hold { return (.due, hold) }
        if let drop = foregone.first(where: { $0.first.instant <= instant && instant <= $0.last.instant }) {
            return (.notFired, WhyReason(ledger: drop.reason.rawValue))
        }
        return (.due, facts.lease.map { $0.expiresAt > facts.now } ?? false ? .notYet : .noLeader)
    }

    /// Up to when slots were decided: a per-user schedule's own cursor stands where all zones have been read.
    private static func horizon(of cursors: [ScheduleCursor], zone: String, base: ScheduleCursor) -> Timestamp {
        guard !zone.isEmpty, let own = cursors.first(where: { $0.zone == zone && $0.digest == base.digest }) else {
            return base.horizon
        }
        return max(base.horizon, own.horizon)
    }
}

extension WhySlot {
    /// A slot as the engine gives it.
    init(_ occurrence: Occurrence, in used: UsedZone, outcome: WhyOutcome, reason: WhyReason? = nil) {
        self.init(
            key: occurrence.key.description, date: occurrence.date, instant: occurrence.instant, zone: used.name,
            offset: used.rules.offset(at: occurrence.instant), outcome: outcome, reason: reason,
            cause: occurrence.reason.rawValue)
    }
}
