import JobTime

/// What is drawn of one queue: jobs waiting or running over time, what runs at once, and when it is empty again.
struct QueuePlot: Sendable, Hashable {
    static let width = 960.0
    static let height = 64.0
    /// The curve has so many steps.
    private static let columns = 480

    /// Lines of an SVG path; empty if the counts are unknown.
    let edge: String
    /// The same, closed along the ground.
    let area: String
    /// Where the line of the capacity stands, from above.
    let capacity: Double
    /// When the queue is empty again after its peak, if jobs had to wait: from 0 to 1, more if behind the window.
    let drainedAt: Double?

    init(_ load: QueueLoad, _ curve: [QueueLevel], scale: TimeScale) {
        let levels = LevelColumns(curve, scale: scale, count: Self.columns).levels
        // The rest of an earlier burst may be higher in a short window than what its own peak says.
        let top = max(levels.max() ?? 0, Double(load.capacity), 1) * 1.08
        func y(_ level: Double) -> Double { Self.height * (1 - level / top) }
        capacity = y(Double(load.capacity))
        let isWaiting = (load.peak ?? 0) > load.capacity
        drainedAt = isWaiting ? load.drainedAt.map(scale.fraction) : nil
        guard !curve.isEmpty else {
            edge = ""
            area = ""
            return
        }
        let step = Self.width / Double(Self.columns)
        var path = "M0 \(PlotNumber.text(y(levels[0])))"
        var shown = PlotNumber.text(y(levels[0]))
        for (column, level) in levels.enumerated().dropFirst() {
            let height = PlotNumber.text(y(level))
            guard height != shown else { continue }
            path += "H\(PlotNumber.text(Double(column) * step))V\(height)"
            shown = height
        }
        path += "H\(PlotNumber.text(Self.width))"
        edge = path
        area = path + "V\(PlotNumber.text(Self.height))H0Z"
    }
}
