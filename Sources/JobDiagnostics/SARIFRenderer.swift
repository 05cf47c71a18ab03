public import JSONTree
import SourceMarks

/// Writes a report as SARIF 2.1.0, for code scanning.
public struct SARIFRenderer: Sendable {
    private let rules: [RuleDescription]
    private let version: String
    private let pagePrefix: String?

    /// Creates a renderer.
    ///
    /// - Parameters:
    ///   - rules: The rules the check has, found or not.
    ///   - version: The program's version.
    ///   - pagePrefix: The address of the rules' pages, to which the code is appended.
    public init(rules: [RuleDescription], version: String, pagePrefix: String? = nil) {
        self.rules = rules
        self.version = version
        self.pagePrefix = pagePrefix
    }

    /// The report as a SARIF log with one run.
    public func render(_ report: DiagnosticReport) -> JSONValue {
        let found = report.diagnostics.map(\.code).filter { code in !rules.contains { $0.code == code } }
        let codes = rules.map(\.code) + Set(found).sorted()
        let indexes = Dictionary(codes.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        var fingerprints = FindingFingerprints()
        let results = report.diagnostics.map { diagnostic in
            let fingerprint = fingerprints.next(diagnostic, in: report)
            return result(diagnostic, ruleIndex: indexes[diagnostic.code] ?? -1, fingerprint: fingerprint)
        }
        let described = codes.map { code in rule(code, rules.first { $0.code == code }) }
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": ["name": "runner", "version": .string(version), "rules": .array(described)]
                    ],
                    "columnKind": "unicodeCodePoints",
                    "results": .array(results),
                ]
            ],
        ]
    }

    private func rule(_ code: DiagnosticCode, _ description: RuleDescription?) -> JSONValue {
        var object: JSONObject = ["id": .string(code.rawValue)]
        if let description {
            let help =
                "\(description.why)\n\nWrong:\n\(description.badExample)\n\nRight:\n\(description.goodExample)"
            object["shortDescription"] = ["text": .string(description.title)]
            object["fullDescription"] = ["text": .string(description.why)]
            object["help"] = ["text": .string(help)]
            object["defaultConfiguration"] = ["level": .string(description.severity.rawValue)]
        }
        if let pagePrefix { object["helpUri"] = .string(pagePrefix + code.rawValue) }
        return .object(object)
    }

    private func result(_ diagnostic: Diagnostic, ruleIndex: Int, fingerprint: String) -> JSONValue {
        var message = diagnostic.message
        if let environment = diagnostic.environment { message += " (environment \(environment))" }
        if let help = diagnostic.help { message += "\nhelp: \(help)" }
        var object: JSONObject = [
            "ruleId": .string(diagnostic.code.rawValue),
            "ruleIndex": JSONValue(ruleIndex),
            // SARIF has the same three words.
            "level": .string(diagnostic.severity.rawValue),
            "message": ["text": .string(message)],
            "locations": [["physicalLocation": physicalLocation(diagnostic.location)]],
        ]
        if !diagnostic.related.isEmpty {
            object["relatedLocations"] = .array(
                diagnostic.related.enumerated().map { index, related in
                    [
                        "id": JSONValue(index + 1),
                        "message": ["text": .string(related.message)],
                        "physicalLocation": physicalLocation(related.location),
                    ]
                })
        }
        object["partialFingerprints"] = ["runnerFinding/v1": .string(fingerprint)]
        return .object(object)
    }

    private func physicalLocation(_ location: Location) -> JSONValue {
        [
            "artifactLocation": artifactLocation(location.file),
            "region": [
                "startLine": JSONValue(location.span.start.line),
                "startColumn": JSONValue(location.span.start.column),
                "endLine": JSONValue(location.span.end.line),
                "endColumn": JSONValue(location.span.end.column),
            ],
        ]
    }

    private func artifactLocation(_ path: String) -> JSONValue {
        guard !path.hasPrefix("/") else { return ["uri": .string("file://" + Self.percentEncoded(path))] }
        let relative = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        return ["uri": .string(Self.percentEncoded(relative)), "uriBaseId": "%SRCROOT%"]
    }

    private static func percentEncoded(_ path: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        return path.utf8.map { byte in
            if plain.contains(byte) { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
