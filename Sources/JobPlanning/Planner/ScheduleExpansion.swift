import JobModel
import JobScheduling
import JobTime

/// The fires of one schedule in a window.
struct ScheduleExpansion {
    private let schedule: CompiledSchedule
    private let planned: PlannedSchedule
    private let request: PlanRequest
    private let limit: Int
    private let unlisted: UnlistedFires
    private var filter: LedgerFilter?

    private(set) var fires: [PlannedFire] = []
    /// Whether there were more of them than the limit, which are counted only.
    private(set) var isCut = false
    private(set) var dstNotes: [String] = []
    private(set) var unknownZones: [UnknownZoneCount] = []
    private(set) var warnings: [String] = []
    /// Why nobody knows the number of its users, if so.
    private(set) var reasonIfUnknown: String?
    /// What catch-up makes of a downtime, if one was asked about.
    private(set) var lateFires: [PlannedDowntime.LateFire] = []
    private(set) var droppedRuns: [PlannedDowntime.DroppedRun] = []

    /// - Parameters:
    ///   - limit: how many fires are listed.
    ///   - unlisted: where the others are counted.
    init(
        _ schedule: CompiledSchedule, _ planned: PlannedSchedule, request: PlanRequest, limit: Int,
        unlisted: UnlistedFires
    ) {
        self.schedule = schedule
        self.planned = planned
        self.request = request
        self.limit = limit
        self.unlisted = unlisted
        filter = LedgerFilter(request.ledger, schedule)
    }

    /// What the store's ledger changed, in sentences.
    var ledgerNotes: [String] { filter?.notes ?? [] }

    mutating func expand(_ zones: some ZoneSource) {
        switch schedule.zone {
        case .fixed(let zone):
            add(zone, Members(spellings: [ZoneName("")]) { _, _ in 1 })
        case .eachUser(_, let unknown):
            if let user = request.user {
                expand(user, unknown, zones)
            } else if let members = request.population.members(of: schedule.id) {
                expand(members.counts, unknown, zones)
            } else {
                expandEveryZone(zones)
            }
        }
        cut()
    }

    /// One user's fires, with the user's own place in the spread.
    private mutating func expand(_ user: PlanRequest.User, _ unknown: UnknownZoneRule, _ zones: some ZoneSource) {
        let offset = Spread(schedule: schedule.id, window: schedule.spread).offset(of: user.id)
        let note = schedule.spread == nil ? [] : ["user \(user.id) comes \(DurationText.print(offset)) later"]
        expand(.everyDate([user.zone: 1]), unknown, zones, notes: note)
    }

    private mutating func expand(
        _ counts: Population.Counts, _ unknown: UnknownZoneRule, _ zones: some ZoneSource, notes: [String] = []
    ) {
        let groups = ZoneGroups(counts.zones, unknown: unknown, zones: zones)
        for raw in request.zones == nil ? groups.skipped : [] {
            unknownZones.append(
                UnknownZoneCount(schedule: schedule.id, zone: raw, count: counts.most(in: raw), servedIn: nil))
        }
        // Spellings of one zone are one line; users of unknown zones have a line of their own.
        let known = Dictionary(grouping: groups.served.filter { !$0.isUnknown }, by: \.used.name)
        for (_, spellings) in known.sorted(by: { $0.key < $1.key }) {
            guard let zone = spellings.first?.used, request.shows(zone, zones) else { continue }
            add(zone, Members(spellings: spellings.map(\.raw), notes: notes) { Self.sum(counts, $0, $1) })
        }
        let unknownSpellings = groups.served.filter(\.isUnknown)
        guard let zone = unknownSpellings.first?.used, request.shows(zone, zones) else { return }
        for spelling in unknownSpellings {
            unknownZones.append(
                UnknownZoneCount(
                    schedule: schedule.id, zone: spelling.raw, count: counts.most(in: spelling.raw),
                    servedIn: zone.name))
        }
        let note = "users whose time zone is unknown, served in \(zone.name)"
        add(
            zone,
            Members(spellings: unknownSpellings.map(\.raw), isUnknown: true, notes: notes + [note]) {
                Self.sum(counts, $0, $1)
            })
    }

    /// Nobody knows who uses which zone: each zone there is, with no number.
    private mutating func expandEveryZone(_ zones: some ZoneSource) {
        let reason = request.population.reasonIfUnknown(of: schedule.id)
        reasonIfUnknown = reason
        for name in zones.canonicalZones {
            guard let zone = zones.subjectZone(name), request.shows(zone, zones) else { continue }
            add(zone, Members(spellings: [name], notes: [reason]) { _, _ in nil })
        }
    }

    private static func sum(_ counts: Population.Counts, _ spellings: [ZoneName], _ date: CivilDate) -> Int? {
        spellings.reduce(0) { PlanTotals.sum($0, counts.count(in: $1, on: date)) }
    }

    // MARK: One zone

    /// The spellings under which users have a zone, and how many of them there are on a date.
    private struct Members {
        var spellings: [ZoneName]
        var isUnknown = false
        var notes: [String] = []
        var count: (_ spellings: [ZoneName], CivilDate) -> Int?
    }

    private mutating func add(_ zone: UsedZone, _ members: Members) {
        let recurrence = schedule.recurrence(in: zone.rules)
        let origin = FireOrigin(
            schedule: schedule.id, job: schedule.kind, queue: planned.queue, zone: zone.name, spread: schedule.spread,
            isUnknownZone: members.isUnknown)
        var rest: [(instant: Timestamp, jobs: Int?)] = []
        var added = 0
        for occurrence in recurrence.occurrences(in: request.window) {
            if let downtime = request.downtime, downtime.contains(occurrence.instant) { continue }
            let open = filter?.open(members.spellings, at: occurrence, in: zone) ?? members.spellings
            if open.isEmpty { continue }
            let count = members.count(open, occurrence.date)
            if count == 0 { continue }
            let clockNote = ClockNote.text(about: occurrence, of: schedule, in: zone)
            if let clockNote { note(clockNote) }
            guard added < limit else {
                rest.append((occurrence.instant, count))
                if rest.count == ScheduleExpansion.countedAtOnce {
                    setAside(&rest, of: origin)
                }
                continue
            }
            added += 1
            fires.append(
                fire(
                    occurrence, of: origin, at: occurrence.instant, in: zone, members, count: count,
                    reason: occurrence.reason.rawValue, notes: clockNote.map { [$0] } ?? []))
        }
        setAside(&rest, of: origin)
        for text in ClockNote.skipped(by: schedule, in: zone, request.window) { note(text) }
        if let downtime = request.downtime { addLate(zone, members, origin, downtime) }
    }

    private func fire(
        _ occurrence: Occurrence, of origin: FireOrigin, at instant: Timestamp, in zone: UsedZone, _ members: Members,
        count: Int?, reason: String, notes: [String]
    ) -> PlannedFire {
        let offset = zone.rules.offset(at: instant)
        return PlannedFire(
            of: origin, instant: instant, zoneOffset: offset.seconds, abbreviation: offset.abbreviation,
            date: occurrence.date, reason: reason, count: count,
            notes: notes.isEmpty ? members.notes : members.notes + notes, slot: occurrence.key)
    }

    // MARK: After a downtime

    private mutating func addLate(
        _ zone: UsedZone, _ members: Members, _ origin: FireOrigin, _ range: Range<Timestamp>
    ) {
        let end = range.upperBound
        let hold: SlotHold? = filter?.isPaused(at: end) == true ? .paused : nil
        for decision in DowntimeSimulation(schedule, range: range).decisions(in: zone, hold: hold) {
            switch decision {
            case .fire(let slot): addLate(slot, zone, members, origin, end)
            case .drop(let slots): addDropped(slots, zone, members)
            }
        }
    }

    private mutating func addLate(
        _ slot: DueSlot, _ zone: UsedZone, _ members: Members, _ origin: FireOrigin, _ end: Timestamp
    ) {
        let open = filter?.open(members.spellings, at: slot.occurrence, in: zone) ?? members.spellings
        let count = members.count(open, slot.date)
        guard !open.isEmpty, count != 0 else { return }
        let due = zone.rules.offset(at: slot.instant)
        let late = PlannedDowntime.LateFire(
            schedule: schedule.id, zone: zone.name, isUnknownZone: members.isUnknown, slot: slot.occurrence.key,
            date: slot.date, due: slot.instant, zoneOffset: due.seconds, abbreviation: due.abbreviation,
            missed: slot.missed, reason: slot.reason, count: count)
        lateFires.append(late)
        guard request.window.contains(end) else { return }
        fires.append(
            fire(
                slot.occurrence, of: origin, at: end, in: zone, members, count: count, reason: slot.reason,
                notes: [DowntimeWords.note(about: late, end: end)]))
    }

    private mutating func addDropped(_ slots: DroppedSlots, _ zone: UsedZone, _ members: Members) {
        let jobs = members.count(members.spellings, slots.last.date)
        guard jobs != 0 else { return }
        droppedRuns.append(
            PlannedDowntime.DroppedRun(
                schedule: schedule.id, zone: zone.name, isUnknownZone: members.isUnknown, first: slots.first.instant,
                firstOffset: slots.first.zoneOffset, last: slots.last.instant, lastOffset: slots.last.zoneOffset,
                date: slots.last.date, count: slots.count, isMore: slots.isMore, reason: slots.reason.rawValue,
                jobs: jobs))
    }

    private mutating func note(_ text: String) {
        let text = "\(schedule.id): \(text)"
        if !dstNotes.contains(text) { dstNotes.append(text) }
    }

    // MARK: Fires that are not listed

    private static let countedAtOnce = 4_096

    private mutating func setAside(_ fires: inout [(instant: Timestamp, jobs: Int?)], of origin: FireOrigin) {
        guard !fires.isEmpty else { return }
        isCut = true
        unlisted.add(fires, of: origin)
        fires.removeAll(keepingCapacity: true)
    }

    /// Keeps the earliest fires, and counts the others.
    private mutating func cut() {
        guard fires.count > limit else { return }
        fires.sort { ($0.instant, $0.zone) < ($1.instant, $1.zone) }
        for (origin, fires) in Dictionary(grouping: fires[limit...], by: \.origin) {
            var rest = fires.map { (instant: $0.instant, jobs: $0.count) }
            setAside(&rest, of: origin)
        }
        fires.removeLast(fires.count - limit)
    }
}
