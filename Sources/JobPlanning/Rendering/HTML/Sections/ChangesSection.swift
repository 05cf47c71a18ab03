/// What differs from another configuration.
struct ChangesSection {
    /// More schedules are counted only.
    private static let most = 200
    /// More lines of one schedule are counted only.
    private static let lines = 40

    let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
    }

    /// nil if nothing was compared.
    var section: HTMLSection? {
        guard let difference = plan.changes else { return nil }
        guard !difference.isEmpty else {
            return HTMLSection(
                id: "changes", title: DifferenceWords.title(difference), body: "<p>Nothing differs.</p>\n")
        }
        let entries = DifferenceWords.entries(difference, expand: false)
        let hidden = entries.count - Self.most
        let rest: Markup = hidden > 0 ? "<p>… and \(PlanWords.count(hidden, "more schedule")).</p>\n" : .empty
        return HTMLSection(
            id: "changes", title: DifferenceWords.title(difference), lead: "\(DifferenceWords.totals(difference))",
            body: """
                <ul class="changes">
                \(entries.prefix(Self.most).map(entry).lines)</ul>
                \(rest)\(queues(difference))
                """)
    }

    private func entry(_ entry: DifferenceWords.Entry) -> Markup {
        guard !entry.items.isEmpty else { return "<li>\(signed(entry.title))</li>" }
        var items = entry.items.prefix(Self.lines).map { "<li>\(signed($0))</li>" as Markup }
        let hidden = entry.items.count - items.count
        if hidden > 0 { items.append("<li>… and \(PlanWords.number(hidden)) more</li>") }
        return "<li>\(signed(entry.title))<ul class=\"changes\">\n\(items.lines)</ul></li>"
    }

    /// A line with the sign of its change as code.
    private func signed(_ line: String) -> Markup {
        guard let sign = line.first, "+-~>".contains(sign), line.dropFirst().first == " " else {
            return "<code></code> \(line)"
        }
        return "<code>\(String(sign))</code> \(line.dropFirst(2))"
    }

    private func queues(_ difference: PlanDifference) -> Markup {
        guard !difference.queues.isEmpty else { return .empty }
        let titles = DifferenceWords.loadHeader.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        var table = HTMLTable("Changed load", titles.map { HTMLTable.Column(title: $0) })
        for queue in difference.queues { table.add(DifferenceWords.row(queue, in: plan.window).map { "\($0)" }) }
        let items = difference.queues.flatMap(DifferenceWords.items).map { "<li>\(signed($0))</li>" as Markup }
        return items.isEmpty ? table.markup : "\(table.markup)<ul class=\"changes\">\n\(items.lines)</ul>\n"
    }
}
