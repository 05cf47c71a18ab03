import SourceMarks

/// Writes a report as workflow commands that GitHub shows next to the changed lines.
public struct GitHubRenderer: Sendable {
    /// Creates a renderer.
    public init() {}

    /// One command a line, errors first, for GitHub shows only about ten of each kind; the counts at the end.
    public func render(_ report: DiagnosticReport) -> String {
        let bySeverity = Severity.allCases.sorted(by: >).flatMap { severity in
            report.diagnostics.filter { $0.severity == severity }
        }
        return (bySeverity.map(command) + [report.summary]).map { $0 + "\n" }.joined()
    }

    private func command(_ diagnostic: Diagnostic) -> String {
        let span = diagnostic.location.span
        let properties = [
            "file=\(Self.escapedProperty(diagnostic.location.file))",
            "line=\(span.start.line)", "col=\(span.start.column)",
            "endLine=\(span.end.line)", "endColumn=\(span.end.column)",
            "title=\(Self.escapedProperty(diagnostic.code.rawValue))",
        ]
        var message = diagnostic.message
        if let environment = diagnostic.environment { message += " (environment \(environment))" }
        if let help = diagnostic.help { message += "\nhelp: \(help)" }
        return
            "::\(Self.command(for: diagnostic.severity)) \(properties.joined(separator: ","))::\(Self.escaped(message))"
    }

    private static func command(for severity: Severity) -> String {
        switch severity {
        case .note: "notice"
        case .warning: "warning"
        case .error: "error"
        }
    }

    private static func escaped(_ text: String) -> String {
        replacing(text) { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            default: nil
            }
        }
    }

    private static func escapedProperty(_ text: String) -> String {
        replacing(escaped(text)) { scalar in
            switch scalar {
            case ":": "%3A"
            case ",": "%2C"
            default: nil
            }
        }
    }

    private static func replacing(_ text: String, _ replacement: (Unicode.Scalar) -> String?) -> String {
        text.unicodeScalars.map { replacement($0) ?? String($0) }.joined()
    }
}
