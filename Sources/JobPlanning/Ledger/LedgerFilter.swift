import JobScheduling
import JobTime

/// Leaves out of one schedule's fires those that a node would not fire, for what the store remembers.
///
/// The past stays as the files say, but for slots of an edited trigger that came before the edit.
struct LedgerFilter {
    private let schedule: CompiledSchedule
    private let facts: PlanLedger.Facts
    private let isRenamed: Bool
    private let now: Timestamp
    private var served: [Left] = []
    private var dropped: [Left] = []
    private var edited: [Left] = []
    /// By zone as written, once it was asked for.
    private var beforeEdit: [ZoneName: DroppedSlots?] = [:]

    /// A slot left out, in one zone.
    private struct Left {
        let slot: SlotTime
        let date: CivilDate
        let instant: Timestamp
        let clock: CivilTime
        let zone: UsedZone
        var before: PlanLedger.Served?
    }

    /// nil if nothing is known of the schedule.
    init?(_ ledger: PlanLedger?, _ schedule: CompiledSchedule) {
        guard let ledger, let known = ledger.facts(of: schedule) else { return nil }
        self.schedule = schedule
        facts = known.facts
        isRenamed = known.isRenamed
        now = ledger.now
    }

    /// Whether the schedule is paused by hand at an instant.
    func isPaused(at instant: Timestamp) -> Bool { facts.pausedAt != nil && instant >= now }

    /// Whether the trigger is another one than the node's last.
    private var isEdited: Bool { facts.position.map { $0.digest != schedule.digest } ?? false }

    /// Those of a zone's spellings for which a slot fires; an empty name for a schedule with a zone of its own.
    mutating func open(_ spellings: [ZoneName], at occurrence: Occurrence, in zone: UsedZone) -> [ZoneName] {
        if isPaused(at: occurrence.instant) { return [] }
        return spellings.filter { fires(occurrence, spelling: $0, in: zone) }
    }

    private mutating func fires(_ occurrence: Occurrence, spelling: ZoneName, in zone: UsedZone) -> Bool {
        let key = PlanLedger.Slot(zone: spelling, key: occurrence.key.description)
        var left = Left(
            slot: occurrence.key, date: occurrence.date, instant: occurrence.instant,
            clock: zone.rules.local(at: occurrence.instant).time, zone: zone)
        if let before = facts.served[key] {
            guard occurrence.instant > now || before.instant != occurrence.instant else { return true }
            left.before = before
            if before.dropReason == nil { served.append(left) } else { dropped.append(left) }
            return false
        }
        guard isEdited, occurrence.instant <= now, isBeforeEdit(occurrence, spelling, in: zone) else { return true }
        edited.append(left)
        return false
    }

    /// Whether a slot is one of those that a node drops when it loads the edited trigger.
    private mutating func isBeforeEdit(_ occurrence: Occurrence, _ spelling: ZoneName, in zone: UsedZone) -> Bool {
        if beforeEdit[spelling] == nil { beforeEdit[spelling] = .some(droppedByEdit(spelling, in: zone)) }
        guard case .some(.some(let slots)) = beforeEdit[spelling] else { return false }
        return occurrence.instant >= slots.first.instant && occurrence.instant <= slots.last.instant
    }

    /// A zone in which the old trigger has not fired yet lacks its slots since that began.
    private func droppedByEdit(_ spelling: ZoneName, in zone: UsedZone) -> DroppedSlots? {
        guard let position = facts.position?.cursor else { return nil }
        let horizon =
            schedule.isPerUser ? facts.zones[spelling]?.cursor.horizon ?? position.activatedAt : position.horizon
        return EditedSlots.dropped(by: schedule.recurrence(in: zone.rules), after: horizon, now: now)
    }

    // MARK: In words

    /// What was done, in sentences.
    var notes: [String] {
        var notes: [String] = []
        if isRenamed, let old = schedule.renamedFrom { notes.append("goes on where \(old) stood (renamed_from)") }
        if let since = facts.pausedAt {
            let start = Timestamp(seconds: since.seconds).rfc3339()
            notes.append("paused by hand since \(start); nothing fires until `runner schedules resume \(schedule.id)`")
        }
        if isEdited { notes.append("edited; the new trigger begins when a node loads it") }
        if let text = sentence(edited) { notes.append("edited; \(text) before the edit and will not run (edited)") }
        if let text = sentenceAboutServed { notes.append(text) }
        if let text = sentenceAboutDropped { notes.append(text) }
        return notes.map { "\(schedule.id): \($0)" }
    }

    private func sentence(_ left: [Left]) -> String? {
        guard let first = left.first else { return nil }
        if left.count == 1 { return "the slot \(name(first)) came" }
        return "\(PlanWords.number(left.count)) slots\(zones(left)) came, the first \(name(first)),"
    }

    private var sentenceAboutServed: String? {
        guard let first = served.first, let before = first.before else { return nil }
        if served.count == 1 {
            return "the slot of \(first.date) was served at \(clock(before.instant, first.zone)) already and does not "
                + "fire again at \(first.clock.shortDescription)"
        }
        return "\(PlanWords.number(served.count)) slots\(zones(served)) were served already and do not fire again, "
            + "the first \(name(first))"
    }

    private var sentenceAboutDropped: String? {
        guard let first = dropped.first, let reason = first.before?.dropReason else { return nil }
        if dropped.count == 1 { return "the slot of \(first.date) was dropped already (\(reason)) and does not fire" }
        return "\(PlanWords.number(dropped.count)) slots\(zones(dropped)) were dropped already and do not fire, "
            + "the first \(name(first)) (\(reason))"
    }

    /// ` in 12 zones`, where there are several.
    private func zones(_ left: [Left]) -> String {
        let count = Set(left.map(\.zone.name)).count
        return count > 1 ? " in \(count) zones" : ""
    }

    /// `05:00 of 2026-11-26`, with the zone if it is a user's.
    private func name(_ left: Left) -> String {
        let place = schedule.isPerUser ? " in \(left.zone.name)" : ""
        return "\(left.clock.shortDescription) of \(left.date)\(place)"
    }

    private func clock(_ instant: Timestamp, _ zone: UsedZone) -> String {
        zone.rules.local(at: instant).time.shortDescription
    }
}
