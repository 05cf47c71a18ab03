import JobModel
import JobScheduling
import JobTime

/// The fires of one schedule in a window.
struct ScheduleExpansion {
    private let schedule: CompiledSchedule
    private let planned: PlannedSchedule
    private let request: PlanRequest
    private let limit: Int

    private(set) var fires: [PlannedFire] = []
    private(set) var dstNotes: [String] = []
    private(set) var unknownZones: [UnknownZoneCount] = []
    private(set) var warnings: [String] = []
    /// Why nobody knows the number of its users, if so.
    private(set) var reasonIfUnknown: String?
    /// The last instant listed, if there were more fires than the limit.
    private(set) var cutAt: Timestamp?

    init(_ schedule: CompiledSchedule, _ planned: PlannedSchedule, request: PlanRequest, limit: Int) {
        self.schedule = schedule
        self.planned = planned
        self.request = request
        self.limit = limit
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
        for raw in request.zones == nil ? groups.skipped : [] {
            unknownZones.append(
                UnknownZoneCount(schedule: schedule.id, zone: raw, count: counts.most(in: raw), servedIn: nil))
        }
        // Spellings of one zone are one line; users of unknown zones have a line of their own.
        let known = Dictionary(grouping: groups.served.filter { !$0.isUnknown }, by: \.used.name)
        for (_, spellings) in known.sorted(by: { $0.key < $1.key }) {
            guard let zone = spellings.first?.used, request.shows(zone, zones) else { continue }
            add(zone, notes: notes) { date in Self.sum(counts, spellings, date) }
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
        add(zone, isUnknown: true, notes: notes + [note]) { date in Self.sum(counts, unknownSpellings, date) }
    }

    /// Nobody knows who uses which zone: each zone there is, with no number.
    private mutating func expandEveryZone(_ zones: some ZoneSource) {
        let reason = request.population.reasonIfUnknown(of: schedule.id)
        reasonIfUnknown = reason
        for name in zones.canonicalZones {
            guard let zone = zones.subjectZone(name), request.shows(zone, zones) else { continue }
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
        var added = 0
        for occurrence in recurrence.occurrences(in: request.window) {
            let count = count(occurrence.date)
            if count == 0 { continue }
            guard added <= limit else { break }
            added += 1
            let clockNote = ClockNote.text(about: occurrence, of: schedule, in: zone)
            if let clockNote { note(clockNote) }
            fires.append(
                PlannedFire(
                    schedule: schedule.id, job: schedule.kind, queue: planned.queue, instant: occurrence.instant,
                    zone: zone.name, zoneOffset: occurrence.zoneOffset,
                    abbreviation: zone.rules.offset(at: occurrence.instant).abbreviation, date: occurrence.date,
                    reason: occurrence.reason.rawValue, count: count, spread: schedule.spread,
                    isUnknownZone: isUnknown,
                    notes: clockNote.map { notes + [$0] } ?? notes))
        }
        for text in ClockNote.skipped(by: schedule, in: zone, request.window) { note(text) }
    }

    private mutating func note(_ text: String) {
        let text = "\(schedule.id): \(text)"
        if !dstNotes.contains(text) { dstNotes.append(text) }
    }

    /// Keeps the earliest fires.
    private mutating func cut() {
        guard fires.count > limit else { return }
        fires.sort { ($0.instant, $0.zone) < ($1.instant, $1.zone) }
        fires.removeLast(fires.count - limit)
        cutAt = fires.last?.instant
    }
}
