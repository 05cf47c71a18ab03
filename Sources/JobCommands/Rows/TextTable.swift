/// Columns of text, as wide as they need to be; the last one is not padded.
struct TextTable {
    private var rows: [[String]]

    init(_ header: [String]) {
        rows = [header.map { $0.uppercased() }]
    }

    mutating func add(_ row: [String]) {
        rows.append(row)
    }

    /// The table with a line break behind each row.
    var text: String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { index, cell in
                index == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[index] - cell.count)
            }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }
}
