import JobTime

/// Many schedules that fire in the same second.
enum HerdWarning {
    /// From so many on; per-user schedules are not counted, for their users spread over the day.
    static let threshold = 10

    /// At most one sentence, about the first such second.
    static func warnings(about fires: [PlannedFire], schedules: [PlannedSchedule]) -> [String] {
        let perUser = Set(schedules.filter(\.isPerUser).map(\.id))
        var bySecond: [Int64: Set<String>] = [:]
        for fire in fires where !perUser.contains(fire.schedule) {
            bySecond[fire.instant.seconds, default: []].insert(fire.schedule)
        }
        let herds = bySecond.filter { $0.value.count >= threshold }.sorted { $0.key < $1.key }
        guard let first = herds.first else { return [] }
        let more = herds.count > 1 ? ", and there are \(herds.count - 1) more such seconds" : ""
        return ["\(first.value.count) schedules fire at \(Timestamp(seconds: first.key).rfc3339())\(more)"]
    }
}
