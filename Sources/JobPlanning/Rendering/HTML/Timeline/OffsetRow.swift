import JobTime

/// The fires in all zones whose clocks are equally far from UTC.
struct OffsetRow: Sendable, Hashable {
    /// Seconds east of UTC.
    let offset: Int
    /// The zone with most jobs.
    let zone: String
    /// How many other zones there are.
    let others: Int
    /// nil if nobody knows.
    let jobs: Int?
    let marks: LaneMarks

    /// The rows of some fires, the easternmost first: its day begins first.
    static func rows(_ fires: [PlannedFire], scale: TimeScale) -> [OffsetRow] {
        let byOffset = Dictionary(grouping: fires, by: \.zoneOffset)
        let places = LaneMarks.places(lanes: byOffset.count)
        return byOffset.sorted { $0.key > $1.key }.map { offset, fires in
            var zones: [ZoneName: Int] = [:]
            for fire in fires { zones[fire.zone, default: 0] += fire.count ?? 0 }
            let largest = zones.min { ($1.value, $0.key) < ($0.value, $1.key) }
            return OffsetRow(
                offset: offset, zone: largest?.key.rawValue ?? "", others: zones.count - 1,
                jobs: fires.reduce(0) { PlanTotals.sum($0, $1.count) },
                marks: LaneMarks(fires, scale: scale, places: places))
        }
    }
}
