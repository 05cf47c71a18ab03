/// The parts of a plan's Markdown about another configuration and about a downtime.
struct ComparisonMarkdown {
    let plan: Plan
    /// Makes text safe inside a cell or an item.
    let escape: (String) -> String

    /// Empty if nothing was compared and no downtime was asked about.
    var lines: [String] { changes + downtime }

    private var changes: [String] {
        guard let difference = plan.changes else { return [] }
        var lines = ["", "**\(escape(DifferenceWords.title(difference)))**", ""]
        guard !difference.isEmpty else { return lines + ["nothing differs"] }
        lines.append("- \(DifferenceWords.totals(difference))")
        for entry in DifferenceWords.entries(difference, expand: false) {
            lines.append(item(entry.title, indentation: 0))
            lines += entry.items.map { item($0, indentation: 2) }
        }
        if !difference.queues.isEmpty {
            lines += ["", row(DifferenceWords.loadHeader), "|---|---|---|---|"]
            lines += difference.queues.map { row(DifferenceWords.row($0, in: plan.window).map(escape)) }
            let items = difference.queues.flatMap(DifferenceWords.items)
            if !items.isEmpty { lines += [""] + items.map { item($0, indentation: 0) } }
        }
        return lines
    }

    private var downtime: [String] {
        guard let downtime = plan.downtime else { return [] }
        var lines = ["", "**Downtime from \(DowntimeText.range(downtime))**", ""]
        for schedule in plan.schedules {
            let items = DowntimeWords.lines(downtime, schedule, expand: false)
            guard !items.isEmpty else { continue }
            lines.append("- \(escape(schedule.id))")
            lines += items.map { "  - \(escape($0))" }
        }
        return lines.last == "" ? lines + ["no slot comes meanwhile"] : lines
    }

    /// An item whose sign is code, so that it begins neither a list nor a quotation.
    private func item(_ text: String, indentation: Int) -> String {
        let space = String(repeating: " ", count: indentation)
        guard let sign = text.first, "+-~>".contains(sign), text.dropFirst().first == " " else {
            return "\(space)- \(escape(String(text.drop { $0 == " " })))"
        }
        return "\(space)- `\(sign)` \(escape(String(text.dropFirst(2))))"
    }

    private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
}
