import JobTime

/// A lane for each distance from UTC: the day's walk round the world, east to west.
struct ZoneLanes: TimelineLanes {
    private static let height = 20

    private let plan: Plan
    private let words: HTMLWords
    private let rows: [OffsetRow]
    private let isPerUser: Bool
    private let instants: Int

    init(_ plan: Plan, scale: TimeScale, words: HTMLWords) {
        self.plan = plan
        self.words = words
        let perUser = Set(plan.schedules.filter(\.isPerUser).map(\.id))
        let fires = plan.fires.filter { perUser.contains($0.schedule) }
        isPerUser = !fires.isEmpty
        rows = OffsetRow.rows(fires.isEmpty ? plan.fires : fires, scale: scale)
        instants = Set((fires.isEmpty ? plan.fires : fires).map(\.instant)).count
    }

    var caption: Markup {
        let what = isPerUser ? "per-user schedules" : "all schedules"
        let count = PlanWords.count(rows.count, "offset")
        return """
            Fires of \(what) by the distance of the local clocks from UTC, the east above: \(count), \
            \(PlanWords.count(instants, "instant")). Named is the zone with most jobs.
            """
    }

    /// None if all clocks agree.
    var lanes: [Lane] {
        guard rows.count > 1 else { return [] }
        let most = rows.map(\.marks.most).max() ?? 0
        let isTitled = rows.reduce(0) { $0 + $1.marks.marks.count } <= LaneDrawing.titledMarks
        return rows.map { row in
            let offset = HTMLWords.offset(row.offset)
            let drawer = LaneDrawing(height: Double(Self.height), most: most, isTitled: isTitled) { mark in
                let fires = mark.fires > 1 ? " and \(PlanWords.number(mark.fires - 1)) more" : ""
                return "\(PlanWords.local(mark.first)), \(PlanWords.utc(mark.first.instant)), "
                    + "\(mark.first.zone)\(fires): \(PlanWords.count(mark.jobs, "job"))"
            }
            let others: Markup = row.others > 0 ? "<i>+\(row.others)</i>" : .empty
            return Lane(
                name: "<div class=\"zone\"><b>\(offset)</b><span>\(row.zone)</span>\(others)</div>",
                description:
                    "\(offset): \(PlanWords.count(row.others + 1, "zone")), \(PlanWords.count(row.jobs, "job"))",
                height: Self.height, drawing: drawer.markup(row.marks), figure: "\(PlanWords.number(row.jobs))")
        }
    }
}
