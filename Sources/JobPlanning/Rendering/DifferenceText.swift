/// The part of a plan's text about what differs from another configuration.
struct DifferenceText {
    /// Lines below one schedule before the rest is counted.
    private static let shownLines = 12

    let plan: Plan
    let expand: Bool

    /// Empty if nothing was compared.
    var lines: [String] {
        guard let difference = plan.changes else { return [] }
        var lines = ["", DifferenceWords.title(difference)]
        guard !difference.isEmpty else { return lines + ["  nothing differs"] }
        for entry in DifferenceWords.entries(difference, expand: expand) {
            lines += ItemList([entry.title], indentation: 2).lines
            lines += ItemList(entry.items, indentation: 6, limit: expand ? nil : DifferenceText.shownLines).lines
        }
        lines.append("  \(DifferenceWords.totals(difference))")
        if !difference.queues.isEmpty {
            var table = TextTable([.left, .left, .left, .left], overflow: .hang)
            table.add(DifferenceWords.loadHeader)
            for queue in difference.queues { table.add(DifferenceWords.row(queue, in: plan.window)) }
            lines += table.lines(indentation: 2)
            lines += ItemList(difference.queues.flatMap(DifferenceWords.items), indentation: 2).lines
        }
        return lines
    }

    /// `, added 1, removed 2, moved 3`, for the plan's last line; empty if nothing was compared.
    static func summary(of plan: Plan) -> String {
        guard let changes = plan.changes else { return "" }
        return ", added \(changes.count(.added)), removed \(changes.count(.removed)), moved \(changes.count(.moved))"
    }
}
