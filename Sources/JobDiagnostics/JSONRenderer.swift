public import JSONTree
import SourceMarks

/// Writes a report as the JSON document that other programs read.
public struct JSONRenderer: Sendable {
    /// Creates a renderer.
    public init() {}

    /// The report as a JSON value, `"format": 1`.
    public func render(_ report: DiagnosticReport) -> JSONValue {
        var document: JSONObject = [
            "format": 1,
            "diagnostics": .array(report.diagnostics.map(diagnostic)),
            "errors": JSONValue(report.errors),
            "warnings": JSONValue(report.warnings),
            "notes": JSONValue(report.notes),
        ]
        if let tzdata = report.tzdata { document["tzdata"] = .string(tzdata) }
        return .object(document)
    }

    private func diagnostic(_ diagnostic: Diagnostic) -> JSONValue {
        var object: JSONObject = [
            "code": .string(diagnostic.code.rawValue),
            "severity": .string(diagnostic.severity.rawValue),
            "message": .string(diagnostic.message),
        ]
        add(diagnostic.location, to: &object)
        object["help"] = JSONValue(diagnostic.help)
        object["related"] = .array(
            diagnostic.related.map { related in
                var object: JSONObject = ["message": .string(related.message)]
                add(related.location, to: &object)
                return .object(object)
            })
        object["environment"] = JSONValue(diagnostic.environment)
        return .object(object)
    }

    private func add(_ location: Location, to object: inout JSONObject) {
        object["file"] = .string(location.file)
        object["line"] = JSONValue(location.span.start.line)
        object["column"] = JSONValue(location.span.start.column)
        object["end_line"] = JSONValue(location.span.end.line)
        object["end_column"] = JSONValue(location.span.end.column)
    }
}
