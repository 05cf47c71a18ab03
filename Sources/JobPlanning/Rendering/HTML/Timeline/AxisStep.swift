import JobTime

/// The distance between the labels of a timeline.
enum AxisStep: Sendable, Hashable {
    case seconds(Int64)
    case days(Int)
    case months(Int)

    /// More labels do not fit.
    static let mostLabels = 13

    /// The narrowest that gives few enough labels.
    static func fitting(_ window: Range<Timestamp>) -> AxisStep {
        let length = window.upperBound.since(window.lowerBound) / .seconds(1)
        let most = Double(mostLabels - 1)
        // Times with seconds are longer.
        let fine: [Int64] = [1, 2, 5, 10, 20, 30]
        if let step = fine.first(where: { length / Double($0) <= most / 2 }) { return .seconds(step) }
        let seconds: [Int64] = [60, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600]
        if let step = seconds.first(where: { length / Double($0) <= most + 0.1 }) { return .seconds(step) }
        if let step = [1, 2, 7, 14].first(where: { length / (86_400 * Double($0)) <= most }) { return .days(step) }
        let step = [1, 2, 3, 6].first { length / (2_629_746 * Double($0)) <= most }
        return .months(step ?? 12)
    }
}
