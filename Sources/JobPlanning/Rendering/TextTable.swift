/// Lines of cells, padded to columns, that fit a terminal.
struct TextTable {
    enum Alignment { case left, right }

    /// What happens to a row that is too long.
    enum Overflow {
        /// The cells of one column are cut inside.
        case cut(column: Int)
        /// A first cell that is too wide stands on a line of its own.
        case hang
    }

    private let alignments: [Alignment]
    private let overflow: Overflow
    private var rows: [[String]] = []

    init(_ alignments: [Alignment], overflow: Overflow) {
        self.alignments = alignments
        self.overflow = overflow
    }

    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    /// The lines, two spaces between columns, none at their ends.
    func lines(indentation: Int) -> [String] {
        let widths = widths(of: rows)
        let excess = indentation + widths.reduce(0, +) + 2 * (widths.count - 1) - TerminalText.columns
        guard excess > 0 else { return rows.map { line($0, widths, indentation) } }
        switch overflow {
        case .cut(let column):
            let limit = max(8, widths[column] - excess)
            let cut = rows.map { row in
                row.enumerated().map {
                    $0.offset == column ? TerminalText.cutInside($0.element, to: limit) : $0.element
                }
            }
            let cutWidths = self.widths(of: cut)
            return cut.map { line($0, cutWidths, indentation) }
        case .hang:
            return hanging(limit: max(0, widths[0] - excess), indentation)
        }
    }

    private func hanging(limit: Int, _ indentation: Int) -> [String] {
        let hung = rows.flatMap { row -> [[String]] in
            guard let first = row.first, TerminalText.width(of: first) > limit else { return [row] }
            return [[first], [""] + row.dropFirst()]
        }
        let widths = widths(of: hung.filter { $0.count > 1 })
        return hung.map { row in
            guard row.count == 1, let name = row.first else { return line(row, widths, indentation) }
            return String(repeating: " ", count: indentation)
                + TerminalText.cutInside(name, to: TerminalText.columns - indentation)
        }
    }

    private func widths(of rows: [[String]]) -> [Int] {
        alignments.indices.map { column in
            rows.map { $0.count > column ? TerminalText.width(of: $0[column]) : 0 }.max() ?? 0
        }
    }

    private func line(_ cells: [String], _ widths: [Int], _ indentation: Int) -> String {
        let padded = cells.enumerated().map { column, cell in
            let space = String(repeating: " ", count: max(0, widths[column] - TerminalText.width(of: cell)))
            return alignments[column] == .right ? space + cell : cell + space
        }
        let line = String(repeating: " ", count: indentation) + padded.joined(separator: "  ")
        return String(line[..<(line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex)])
    }
}
