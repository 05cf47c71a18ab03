import JobTime

/// What comes in each zone over a window, as a table for a terminal.
struct ZoneSums {
    /// More zones are summed up.
    private static let shown = 40

    private struct Zone {
        var name: String
        var offset: Int
        var first: Timestamp
        var fires = 0
        var jobs: Int? = 0
    }

    private let zones: [Zone]

    init(_ plan: Plan) {
        var zones: [ZoneName: Zone] = [:]
        for fire in plan.fires {
            var zone =
                zones[fire.zone] ?? Zone(name: fire.zone.rawValue, offset: fire.zoneOffset, first: fire.instant)
            zone.fires += 1
            zone.jobs = PlanTotals.sum(zone.jobs, fire.count)
            zones[fire.zone] = zone
        }
        self.zones = zones.values.sorted { left, right in
            let (leftJobs, rightJobs) = (left.jobs ?? 0, right.jobs ?? 0)
            return leftJobs == rightJobs ? left.name < right.name : leftJobs > rightJobs
        }
    }

    /// - Parameter expand: list every zone.
    func lines(expand: Bool) -> [String] {
        guard !zones.isEmpty else { return ["  nothing in this window"] }
        let listed = expand ? zones[...] : zones.prefix(Self.shown)
        var table = TextTable([.left, .left, .right, .right, .left, .left], overflow: .cut(column: 0))
        table.add(["zone", "clock", "fires", "jobs", "first there", "first in UTC"])
        for zone in listed {
            let local = CivilDateTime(secondsSinceEpoch: zone.first.seconds + Int64(zone.offset))
            table.add([
                zone.name, zone.offset == 0 ? "+00:00" : Timestamp.offsetText(zone.offset),
                PlanWords.number(zone.fires),
                PlanWords.number(zone.jobs),
                "\(local.date.description.dropFirst(5)) \(local.time.shortDescription)",
                PlanWords.short(zone.first),
            ])
        }
        let lines = table.lines(indentation: 2)
        guard listed.count < zones.count else { return lines }
        let hidden = zones[listed.count...]
        let jobs = hidden.reduce(Int?(0)) { PlanTotals.sum($0, $1.jobs) }
        return lines + ["  … \(PlanWords.count(hidden.count, "more zone")), \(PlanWords.count(jobs, "job"))"]
    }
}
