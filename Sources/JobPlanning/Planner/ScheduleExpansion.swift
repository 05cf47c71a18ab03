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

    private(set) var fires: [PlannedFire] = []
    /// Whether there were more of them than the limit, which are counted only.
    private(set) var isCut = false
    private(set) var dstNotes: [String] = []
    private(set) var unknownZones: [UnknownZoneCount] = []
    private(set) var warnings: [String] = []
    /// Why nobody knows the number of its users, if so.
    private(set) var reasonIfUnknown: String?

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
    }

    mutating func expand(_ zones: some ZoneSource) {
        switch schedule.zone {
        case .fixed(let zone):
            add(zone) { _ in 1 }
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
        let offset = Spread.offset(schedule: schedule.id, subject: user.id, window: schedule.spread)
        let note = schedule.spread == nil ? [] : ["user \(user.id) comes \(DurationText.print(offset)) later"]
        expand(.everyDate([user.zone: 1]), unknown, zones, notes: note)
    }

    private mutating func expand(
        _ counts: Population.Counts, _ unknown: UnknownZoneRule, _ zones: some ZoneSource, notes: [String] = []
    ) {
        let groups = ZoneGroups(counts.zones, unknown: unknown, zones: zones)
        for raw in groups.skipped {
            unknownZones.append(
                UnknownZoneCount(schedule: schedule.id, zone: raw, count: counts.most(in: raw), servedIn: nil))
        }
        // Spellings of one zone are one line; users of unknown zones have a line of their own.
        let known = Dictionary(grouping: groups.served.filter { !$0.isUnknown }, by: \.used.name)
        for (_, spellings) in known.sorted(by: { $0.key < $1.key }) {
            guard let zone = spellings.first?.used else { continue }
            add(zone, notes: notes) { date in Self.sum(counts, spellings, date) }
        }
        let unknownSpellings = groups.served.filter(\.isUnknown)
        guard let zone = unknownSpellings.first?.used else { return }
        for spelling in unknownSpellings {
            unknownZones.append(
                UnknownZoneCount(
                    schedule: schedule.id, zone: spelling.raw, count: counts.most(in: spelling.raw),
                    servedIn: zone.name))
        }
        let note = "users whose time zone is unknown, served in \(zone.name)"
        add(zone, isUnknown: true, notes: notes + [note]) { date in Self.sum(counts, unknownSpellings, date) }
    }

    /// Nobody knows who uses which zone: each zone there is, with no number.
    private mutating func expandEveryZone(_ zones: some ZoneSource) {
        let reason = request.population.reasonIfUnknown(of: schedule.id)
        reasonIfUnknown = reason
        for name in zones.canonicalZones {
            guard let zone = zones.subjectZone(name) else { continue }
            add(zone, notes: [reason]) { _ in nil }
        }
    }

    private static func sum(_ counts: Population.Counts, _ spellings: [SubjectZone], _ date: CivilDate) -> Int? {
        spellings.reduce(0) { PlanTotals.sum($0, counts.count(in: $1.raw, on: date)) }
    }

    // MARK: One zone

    private mutating func add(
        _ zone: UsedZone, isUnknown: Bool = false, notes: [String] = [], count: (CivilDate) -> Int?
    ) {
        let recurrence = schedule.recurrence(in: zone.rules)
        let origin = FireOrigin(
            schedule: schedule.id, job: schedule.kind, queue: planned.queue, zone: zone.name, spread: schedule.spread,
            isUnknownZone: isUnknown)
        var rest: [(instant: Timestamp, jobs: Int?)] = []
        var added = 0
        for occurrence in recurrence.occurrences(in: request.window) {
            let count = count(occurrence.date)
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
                PlannedFire(
                    of: origin, instant: occurrence.instant, zoneOffset: occurrence.zoneOffset,
                    abbreviation: zone.rules.offset(at: occurrence.instant).abbreviation, date: occurrence.date,
                    reason: occurrence.reason.rawValue, count: count,
                    notes: clockNote.map { notes + [$0] } ?? notes))
        }
        setAside(&rest, of: origin)
        for text in ClockNote.skipped(by: schedule, in: zone, request.window) { note(text) }
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
