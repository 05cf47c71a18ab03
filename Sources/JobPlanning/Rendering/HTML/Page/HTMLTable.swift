/// A table with a heading for each column and row.
struct HTMLTable {
    /// A column: its heading, and whether it holds numbers.
    struct Column {
        var title: String
        var isNumber = false
    }

    /// What the table is about, for those who do not see it.
    let label: String
    let columns: [Column]
    private var rows: [[Markup]] = []

    init(_ label: String, _ columns: [Column]) {
        self.label = label
        self.columns = columns
    }

    /// Adds a row, whose first cell is its heading.
    mutating func add(_ cells: [Markup]) {
        rows.append(cells)
    }

    var isEmpty: Bool { rows.isEmpty }

    /// Scrolls by itself where the page is narrow.
    var markup: Markup {
        let heads = columns.map { column -> Markup in
            "<th scope=\"col\"\(numberClass(column))>\(column.title)</th>"
        }
        return """
            <div class="scroll" role="region" aria-label="\(label)" tabindex="0"><table>
            <thead><tr>\(heads)</tr></thead>
            <tbody>
            \(rows.map(row(of:)).lines)</tbody>
            </table></div>

            """
    }

    private func row(of cells: [Markup]) -> Markup {
        var line: Markup = "<tr>"
        for (index, cell) in cells.enumerated() {
            let kind = numberClass(columns[index])
            line += index == 0 ? "<th scope=\"row\"\(kind)>\(cell)</th>" : "<td\(kind)>\(cell)</td>"
        }
        line += "</tr>"
        return line
    }

    private func numberClass(_ column: Column) -> Markup {
        column.isNumber ? " class=\"n\"" : .empty
    }
}
