import JobTime

/// A curve as the highest level within each of many equal parts of a window, so that no peak is too short to be seen.
struct LevelColumns: Sendable, Hashable {
    private(set) var levels: [Double]

    init(_ curve: [QueueLevel], scale: TimeScale, count: Int) {
        levels = [Double](repeating: 0, count: count)
        for (start, end) in zip(curve, curve.dropFirst()) {
            let from = scale.fraction(start.at) * Double(count)
            let to = scale.fraction(end.at) * Double(count)
            guard to >= 0, from <= Double(count) else { continue }
            let first = max(0, min(count - 1, Int(from.rounded(.down))))
            let last = max(0, min(count - 1, Int(to.rounded(.down))))
            for column in first...last {
                // The line is straight: within a column it is highest at one of the column's ends.
                let left = level(at: max(from, Double(column)), from, to, start.jobs, end.jobs)
                let right = level(at: min(to, Double(column + 1)), from, to, start.jobs, end.jobs)
                levels[column] = max(levels[column], left, right)
            }
        }
    }

    private func level(at place: Double, _ from: Double, _ to: Double, _ start: Double, _ end: Double) -> Double {
        guard to > from else { return max(start, end) }
        return start + (end - start) * min(1, max(0, (place - from) / (to - from)))
    }
}
