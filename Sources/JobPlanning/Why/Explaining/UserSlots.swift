import JobConfig
import JobScheduling
import JobStore
import JobTime

/// How each slot of a date fared for one user.
struct UserSlots {
    let facts: WhyFacts
    let subject: SubjectFacts
    let place: UserPlace

    private var schedule: CompiledSchedule { facts.schedule }

    /// - Parameter occurrences: the slots of the date in the user's zone.
    func slots(_ occurrences: [Occurrence]) -> [WhySlot] {
        var slots = served(occurrences)
        slots += skipped(but: Set(slots.map(\.key)))
        let told = Set(slots.map(\.key))
        if let zone = place.zone {
            let ledger = ZoneLedger(facts, zone: ZoneTickName.text(of: zone.raw), in: zone.used)
            for occurrence in occurrences where !told.contains(occurrence.key.description) {
                slots.append(slot(of: occurrence, ledger, in: zone))
            }
        }
        return slots.sorted { ($0.instant, $0.key) < ($1.instant, $1.key) }
    }

    // MARK: What is written down

    /// Slots of the date that fired for the user: by the ledger's row, or by a job that is still there.
    private func served(_ occurrences: [Occurrence]) -> [WhySlot] {
        var keys: [String] = []
        var slots: [WhySlot] = []
        if let record = subject.record, record.date == facts.date {
            for key in record.slots where !keys.contains(key) {
                keys.append(key)
                slots.append(fired(key, record, isLast: key == record.slots.last))
            }
        }
        for (key, job) in subject.jobs.sorted(by: { $0.key < $1.key }) where !keys.contains(key) {
            let used = place.zone?.used ?? .utc
            var slot: WhySlot
            if let occurrence = occurrences.first(where: { $0.key.description == key }) {
                slot = WhySlot(occurrence, in: used, outcome: .fired)
            } else {
                let due = job.scheduledAt ?? facts.now
                slot = WhySlot(
                    key: key, date: facts.date, instant: due, zone: used.name, offset: used.rules.offset(at: due),
                    outcome: .fired, cause: OccurrenceReason.regular.rawValue, isForeign: true)
            }
            slot.job = job
            slot.details = ["Its job says so: the ledger's row of the user has a later date."]
            slots.append(slot)
        }
        return slots
    }

    private func fired(_ key: String, _ record: SubjectRecord, isLast: Bool) -> WhySlot {
        let used = place.servedIn?.used ?? .utc
        let occurrence = schedule.recurrence(in: used.rules).occurrences(on: facts.date)
            .first { $0.key.description == key }
        let due = (isLast ? record.instant : nil) ?? occurrence?.instant ?? record.servedAt
        var slot = WhySlot(
            key: key, date: facts.date, instant: due, zone: used.name, offset: used.rules.offset(at: due),
            outcome: .fired, cause: (occurrence?.reason ?? .regular).rawValue)
        if isLast {
            slot.recordedAt = record.servedAt
            slot.job = subject.jobs[key] ?? facts.jobs[record.job] ?? JobFact(id: record.job)
        } else {
            slot.job = subject.jobs[key]
        }
        if let occurrence, occurrence.instant == due,
            let note = ClockNote.text(about: occurrence, of: schedule, in: used)
        {
            slot.details.append(note)
        }
        // Its zone's row says whether it was caught up.
        if let tick = facts.ticks.first(where: { $0.slot.slot == key && $0.slot.instant == due }),
            tick.slot.reason == DueSlot.catchUpReason
        {
            slot.cause = DueSlot.catchUpReason
        }
        return slot
    }

    /// Slots of the date that came and did not fire for the user.
    private func skipped(but told: Set<String>) -> [WhySlot] {
        subject.skips.filter { !told.contains($0.slot.slot) }.map { skip in
            let raw = ZoneTickName.zone(of: skip.slot.zone)
            let used = facts.zones.subjectZone(raw) ?? .utc
            var slot = WhySlot(
                key: skip.slot.slot, date: skip.slot.date, instant: skip.slot.instant, zone: used.name,
                offset: used.rules.offset(at: skip.slot.instant), outcome: .notFired,
                reason: WhyReason(ledger: skip.reason.rawValue), cause: skip.slot.reason)
            slot.recordedAt = skip.recordedAt
            if let detail = skip.detail { slot.details.append("The ledger says what: \(detail).") }
            return slot
        }
    }

    // MARK: What follows

    private func slot(of occurrence: Occurrence, _ ledger: ZoneLedger, in zone: SubjectZone) -> WhySlot {
        var slot = ledger.slot(occurrence)
        if let users = slot.users, let late = slot.late, slot.outcome == .fired {
            // The row is the zone's, not the user's.
            slot.recordedAt = nil
            slot.details.append(
                "\(zone.raw.rawValue.isEmpty ? "Users without a zone" : zone.raw.rawValue) got "
                    + "\(PlanWords.count(users.jobs, "job")) \(WhyWords.later(late)).")
        }
        slot.users = nil
        slot.job = nil
        if let record = subject.record, record.date > facts.date {
            if record.servedAt < occurrence.instant {
                (slot.outcome, slot.reason) = (
                    occurrence.instant > facts.now ? .toCome : .notFired, .servedLaterDate
                )
            } else if slot.outcome == .fired || slot.reason == .nobody {
                (slot.outcome, slot.reason) = (.unknown, .overwritten)
            }
            return slot
        }
        switch (slot.outcome, subject.membership) {
        case (.toCome, .absent): slot.reason = slot.reason ?? .notInAudience
        case (.toCome, .unreadable): slot.reason = slot.reason ?? .audienceUnreadable
        case (.toCome, .passedOver), (.due, .passedOver): slot.reason = .unknownZone
        case (.fired, .absent): (slot.outcome, slot.reason) = (.notFired, .notInAudience)
        case (.notFired, .absent) where slot.reason == .nobody: slot.reason = .notInAudience
        case (.fired, .unreadable): (slot.outcome, slot.reason) = (.unknown, .audienceUnreadable)
        case (.fired, _): (slot.outcome, slot.reason) = missed(occurrence, in: zone)
        case (.notFired, _) where slot.reason == .nobody: slot.reason = .notInAudienceThen
        default: break
        }
        return slot
    }

    /// Why the zone's slot fired and not for this user, of whom it has no row.
    private func missed(_ occurrence: Occurrence, in zone: SubjectZone) -> (WhyOutcome, WhyReason) {
        guard place.hasMoved, let base = facts.base else {
            return facts.now.since(occurrence.instant) < facts.retention.skips
                ? (.notFired, .notInAudienceThen) : (.unknown, .forgotten)
        }
        let move = ZoneMove(
            recurrence: schedule.recurrence(in: zone.used.rules), catchUp: schedule.catchUp,
            activatedAt: base.activatedAt, now: facts.now)
        if case .fire(let slot) = move, slot.occurrence == occurrence, facts.hold == nil { return (.due, .moved) }
        return (.notFired, .zoneChange)
    }
}
