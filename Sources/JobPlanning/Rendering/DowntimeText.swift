import JobTime

/// The part of a plan's text about a downtime.
struct DowntimeText {
    let plan: Plan
    let expand: Bool

    /// Empty if none was asked about.
    var lines: [String] {
        guard let downtime = plan.downtime else { return [] }
        var lines = ["", "Downtime from \(DowntimeText.range(downtime))"]
        var isEmpty = true
        for schedule in plan.schedules {
            let items = DowntimeWords.lines(downtime, schedule, expand: expand)
            guard !items.isEmpty else { continue }
            isEmpty = false
            lines.append("  \(schedule.id)")
            lines += ItemList(items, indentation: 4, limit: expand ? nil : 12).lines
        }
        return isEmpty ? lines + ["  no slot comes meanwhile"] : lines
    }

    /// `2026-11-26T05:00:00Z to 2026-11-26T09:30:00Z (4h30m)`.
    static func range(_ downtime: PlannedDowntime) -> String {
        let length = downtime.range.upperBound.since(downtime.range.lowerBound)
        return "\(downtime.range.lowerBound.rfc3339()) to \(downtime.range.upperBound.rfc3339()) "
            + "(\(DurationText.print(length)))"
    }
}
