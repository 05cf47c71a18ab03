import JobTime

/// Sums over a plan's fires.
package struct PlanTotals: Sendable, Hashable {
    /// One line of a table; nil if a part of it is unknown.
    package struct Entry: Sendable, Hashable {
        package var name: String
        package var jobs: Int?

        package init(name: String, jobs: Int?) {
            self.name = name
            self.jobs = jobs
        }
    }

    package private(set) var fires = 0
    /// nil if a part is unknown.
    package private(set) var jobs: Int? = 0
    /// In the order of the files.
    package private(set) var byQueue: [Entry] = []
    /// In the order of the files, those that do not fire included.
    package private(set) var bySchedule: [Entry] = []
    /// By name.
    package private(set) var byZone: [Entry] = []

    /// Adds up what is listed, and what is not.
    init(_ fires: [PlannedFire], unlisted: UnlistedFires, schedules: [PlannedSchedule]) {
        var queues: [String: Int?] = [:]
        var ids: [String: Int?] = [:]
        var zones: [String: Int?] = [:]
        func add(_ count: Int?, of origin: FireOrigin) {
            queues[origin.queue] = .some(PlanTotals.sum(queues[origin.queue] ?? 0, count))
            ids[origin.schedule] = .some(PlanTotals.sum(ids[origin.schedule] ?? 0, count))
            zones[origin.zone.rawValue] = .some(PlanTotals.sum(zones[origin.zone.rawValue] ?? 0, count))
            jobs = PlanTotals.sum(jobs, count)
        }
        self.fires = fires.count
        for fire in fires { add(fire.count, of: fire.origin) }
        for (origin, sum) in unlisted.sums {
            self.fires += sum.fires
            add(sum.jobs, of: origin)
        }
        var seen: Set<String> = []
        for schedule in schedules where schedule.isEnabled {
            bySchedule.append(Entry(name: schedule.id, jobs: ids[schedule.id] ?? 0))
            guard seen.insert(schedule.queue).inserted else { continue }
            byQueue.append(Entry(name: schedule.queue, jobs: queues[schedule.queue] ?? 0))
        }
        byZone = zones.sorted { $0.key < $1.key }.map { Entry(name: $0.key, jobs: $0.value) }
    }

    /// What is added to something unknown is unknown.
    static func sum(_ left: Int?, _ right: Int?) -> Int? {
        guard let left, let right else { return nil }
        return left + right
    }
}
