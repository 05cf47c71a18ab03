import SourceMarks

/// The marked lines of one file, each followed by a row of carets for each mark.
struct SourceSnippet {
    /// A span to mark, with what to say about it.
    struct Mark {
        var span: SourceSpan
        var label: String
        /// Nil for a second place, which is underlined instead.
        var severity: Severity?
    }

    let file: SourceFile
    let marks: [Mark]
    let gutterWidth: Int
    let style: TextStyle

    /// The rows, without line breaks.
    func rows() -> [String] {
        var rows: [String] = []
        var lastLine: Int?
        let ordered = marks.enumerated().sorted {
            ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
        }
        for mark in ordered.map(\.element) {
            let number = mark.span.start.line
            let line = VisibleLine(of: file, number, around: mark.span.start.column - 1)
            if lastLine != number || !line.isWhole {
                if let lastLine, number > lastLine + 1 { rows.append(style.gutter("...")) }
                rows.append(gutter(String(number)) + separated(line.text))
            }
            rows.append(gutter("") + separated(carets(mark, line)))
            lastLine = number
        }
        return rows
    }

    /// A gutter with a number or blanks in it.
    func gutter(_ number: String) -> String {
        style.gutter(String(repeating: " ", count: max(0, gutterWidth - number.count)) + number + " |")
    }

    private func separated(_ text: String) -> String {
        text.isEmpty ? "" : " " + text
    }

    /// Blanks up to the mark (a tab stays a tab, so that both rows go equally far), then the carets and the label.
    private func carets(_ mark: Mark, _ line: VisibleLine) -> String {
        let shown = line.range
        let start = min(max(mark.span.start.column - 1, shown.lowerBound), shown.upperBound)
        let isOneLine = mark.span.end.line == mark.span.start.line
        let end = max(start, min(isOneLine ? mark.span.end.column - 1 : line.count, shown.upperBound))
        var padding = shown.lowerBound > 0 ? " " : ""
        for scalar in line[shown.lowerBound..<start] {
            padding +=
                scalar == "\t" ? "\t" : String(repeating: " ", count: DisplayWidth.of(DisplayWidth.printable(scalar)))
        }
        let cells = line[start..<end].reduce(0) { $0 + DisplayWidth.of(DisplayWidth.printable($1)) }
        let sign = mark.severity == nil ? "-" : "^"
        var underline = String(repeating: sign, count: max(1, cells))
        var label = DisplayWidth.printable(mark.label)
        if !isOneLine { label += (label.isEmpty ? "" : ", ") + "up to line \(mark.span.end.line)" }
        if !label.isEmpty { underline += " " + label }
        return padding + (mark.severity.map { style.severity($0, underline) } ?? style.gutter(underline))
    }
}
