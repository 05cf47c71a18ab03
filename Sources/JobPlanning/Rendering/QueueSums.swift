import JobTime

/// What comes to each queue over a window, as a table for a terminal.
struct QueueSums {
    /// Columns of the little chart.
    private static let cells = 24
    private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    private let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
    }

    var lines: [String] {
        let fires = Dictionary(grouping: plan.fires, by: \.queue)
        var table = TextTable([.left, .right, .right, .right, .left], overflow: .hang)
        table.add(["queue", "schedules", "fires", "jobs", "jobs over the window"])
        for entry in plan.totals.byQueue {
            let own = fires[entry.name] ?? []
            let schedules = plan.schedules.count { $0.isEnabled && $0.queue == entry.name }
            table.add([
                entry.name, PlanWords.number(schedules), PlanWords.number(own.count), PlanWords.number(entry.jobs),
                chart(own),
            ])
        }
        return plan.totals.byQueue.isEmpty ? ["  no schedules"] : table.lines(indentation: 2)
    }

    /// A block for each part of the window, as high as the jobs that begin in it; `?` where nobody knows how many.
    private func chart(_ fires: [PlannedFire]) -> String {
        let start = plan.window.lowerBound.microseconds
        let length = max(1, plan.window.upperBound.microseconds - start)
        var jobs = [Int?](repeating: 0, count: Self.cells)
        for fire in fires {
            let part = Double(fire.instant.microseconds - start) / Double(length)
            let cell = min(Self.cells - 1, max(0, Int(part * Double(Self.cells))))
            jobs[cell] = PlanTotals.sum(jobs[cell], fire.count)
        }
        let most = jobs.compactMap(\.self).max() ?? 0
        return String(
            jobs.map { count in
                guard let count else { return "?" }
                guard count > 0 else { return "·" }
                let height = Double(count) / Double(most) * Double(Self.blocks.count - 1)
                return Self.blocks[Int(height.rounded())]
            })
    }
}
