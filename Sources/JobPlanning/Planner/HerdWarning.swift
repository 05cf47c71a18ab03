import JobTime

/// Many schedules that fire in the same second.
enum HerdWarning {
    /// From so many on; per-user schedules are not counted, for their users spread over the day.
    static let threshold = 10
    /// So many of them are named.
    private static let named = 3

    /// At most one sentence, about the fullest such second, the first of several.
    static func warnings(about fires: [PlannedFire], schedules: [PlannedSchedule]) -> [String] {
        let fixed = schedules.filter { !$0.isPerUser }.map(\.id)
        guard fixed.count >= threshold else { return [] }
        let counted = Set(fixed)
        var bySecond: [Int64: Set<String>] = [:]
        for fire in fires where counted.contains(fire.schedule) {
            bySecond[fire.instant.seconds, default: []].insert(fire.schedule)
        }
        let herds = bySecond.filter { $0.value.count >= threshold }
        guard let herd = herds.min(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) else { return [] }
        let names = fixed.filter(herd.value.contains)
        let shown = names.prefix(named).joined(separator: ", ") + " and \(names.count - named) more"
        let others =
            switch herds.count - 1 {
            case 0: ""
            case 1: "; there is one more second with \(threshold) or more"
            case let more: "; there are \(PlanWords.number(more)) more seconds with \(threshold) or more"
            }
        return ["\(names.count) schedules fire at \(Timestamp(seconds: herd.key).rfc3339()): \(shown)\(others)"]
    }
}
