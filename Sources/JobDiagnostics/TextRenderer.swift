import SourceMarks

/// Writes a report for people: each finding with its line, the place marked, and how to mend it.
public struct TextRenderer: Sendable {
    /// Whether ANSI colours are used.
    public var isColored: Bool
    /// How many findings are shown; the rest is counted.
    public var maximumFindings: Int

    /// Creates a renderer.
    public init(isColored: Bool = false, maximumFindings: Int = 100) {
        self.isColored = isColored
        self.maximumFindings = maximumFindings
    }

    /// The whole report, ending in a line break.
    public func render(_ report: DiagnosticReport) -> String {
        let shown = report.diagnostics.prefix(maximumFindings)
        var blocks: [String] = []
        var drawn: [DiagnosticCode: Int] = [:]
        var wasLine = false
        for diagnostic in shown {
            drawn[diagnostic.code, default: 0] += 1
            // The same warning at many places is read once and then counted through: a line each is enough.
            let isLine =
                diagnostic.severity < .error && drawn[diagnostic.code, default: 0] > TextRenderer.drawnRepetitions
            let text = isLine ? header(diagnostic) + "\n" : block(diagnostic, report).map { $0 + "\n" }.joined()
            if isLine, wasLine { blocks[blocks.count - 1] += text } else { blocks.append(text) }
            wasLine = isLine
        }
        if report.diagnostics.count > shown.count {
            blocks.append("and \(report.diagnostics.count - shown.count) more\n")
        }
        blocks.append(report.summary + "\n")
        return blocks.joined(separator: "\n")
    }

    /// So many warnings or notes of one code are drawn with their lines; further ones get one line each.
    private static let drawnRepetitions = 3

    private var style: TextStyle { TextStyle(isColored: isColored) }

    private func block(_ diagnostic: Diagnostic, _ report: DiagnosticReport) -> [String] {
        let lines = [diagnostic.location.span.start.line] + diagnostic.related.map(\.location.span.start.line)
        let gutterWidth = max(2, String(lines.max() ?? 1).count)
        let indent = String(repeating: " ", count: gutterWidth + 1)
        var rows = [header(diagnostic)]
        rows += snippets(diagnostic, report, gutterWidth)
        if let help = diagnostic.help {
            rows.append("\(indent)\(style.gutter("=")) \(style.strong("help")): \(continued(help, indent))")
        }
        rows.append("\(indent)\(style.gutter("=")) \(style.strong("explain")): runner explain \(diagnostic.code)")
        return rows
    }

    private func header(_ diagnostic: Diagnostic) -> String {
        let severity = style.severity(diagnostic.severity, "\(diagnostic.severity.rawValue)[\(diagnostic.code)]")
        var message = DisplayWidth.printable(diagnostic.message)
        if let environment = diagnostic.environment { message += " (environment \(environment))" }
        return "\(place(diagnostic.location)): \(severity): \(style.strong(message))"
    }

    private func place(_ location: Location) -> String {
        let start = location.span.start
        return "\(DisplayWidth.printable(location.file)):\(start.line):\(start.column)"
    }

    /// The lines of the finding's own file, then those of other files that explain it.
    private func snippets(_ diagnostic: Diagnostic, _ report: DiagnosticReport, _ gutterWidth: Int) -> [String] {
        var files: [String] = []
        var marks: [String: [SourceSnippet.Mark]] = [:]
        func add(_ location: Location, _ label: String, _ severity: Severity?) {
            if marks[location.file] == nil { files.append(location.file) }
            marks[location.file, default: []].append(.init(span: location.span, label: label, severity: severity))
        }
        add(diagnostic.location, "", diagnostic.severity)
        for related in diagnostic.related {
            add(related.location, related.message, nil)
        }
        var rows: [String] = []
        let indent = String(repeating: " ", count: gutterWidth + 1)
        for path in files {
            let marks = marks[path] ?? []
            let isOther = path != diagnostic.location.file
            guard let file = report.file(path) else {
                for mark in marks where !mark.label.isEmpty {
                    let location = Location(file: path, span: mark.span)
                    rows.append(
                        "\(indent)\(style.gutter("=")) \(place(location)): \(DisplayWidth.printable(mark.label))")
                }
                continue
            }
            let snippet = SourceSnippet(file: file, marks: marks, gutterWidth: gutterWidth, style: style)
            if isOther, let first = marks.first {
                rows.append("\(indent)\(style.gutter(">")) \(place(Location(file: path, span: first.span)))")
            }
            rows.append(snippet.gutter(""))
            rows += snippet.rows()
            rows.append(snippet.gutter(""))
        }
        return rows
    }

    /// A text of several lines goes on under its first.
    private func continued(_ text: String, _ indent: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { DisplayWidth.printable($0) }
        return lines.joined(separator: "\n\(indent)        ")
    }
}
