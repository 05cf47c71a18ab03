import JSONTree
import JobDiagnostics
import SourceMarks
import Testing

struct RendererTests {
    private static let jobs = SourceFile(
        path: "config/jobs.yaml",
        text: "version: 1\r\nqueues:\r\n  日本: { weight: \"é\" }  # wide\r\n\tmail: 2\r\n"
            + "long: \"" + String(repeating: "abcdefghi ", count: 30) + "\"\r\nlast: 1\r\n")
    private static let schedules = SourceFile(
        path: "schedules.yaml", text: "a:\n  queue: mial\n  steps:\n    - 1\n    - 2\n")

    private static func location(_ file: SourceFile, _ from: (Int, Int), _ to: (Int, Int)) -> Location {
        Location(
            file: file.path,
            span: SourceSpan(
                start: SourcePosition(line: from.0, column: from.1, offset: 0),
                end: SourcePosition(line: to.0, column: to.1, offset: 0)))
    }

    /// A report with everything that is hard to draw.
    private static let report = DiagnosticReport(
        [
            Diagnostic(
                "RJ301", .error, "no queue is named 'mial'", at: location(schedules, (2, 10), (2, 14)),
                help: "did you mean 'mail'?",
                related: [.init("a queue declared here", at: location(jobs, (4, 2), (4, 6)))]),
            Diagnostic(
                "RJ102", .warning, "expected a whole number, found 'é'", at: location(jobs, (3, 17), (3, 20)),
                help: "weight: 1\nor leave it out",
                related: [.init("of this queue", at: location(jobs, (3, 3), (3, 5)))], environment: "production"),
            Diagnostic("RJ103", .note, "behind a tab", at: location(jobs, (4, 8), (4, 9))),
            Diagnostic("RJ104", .error, "far to the right", at: location(jobs, (5, 158), (5, 167))),
            Diagnostic("RJ105", .error, "over several lines", at: location(schedules, (3, 3), (5, 8))),
            Diagnostic("RJ106", .error, "at the end", at: location(jobs, (7, 1), (7, 1))),
            Diagnostic(
                "RJ107", .error, "control \u{1B}[31m characters, 100% shown", at: location(schedules, (1, 1), (1, 2)),
                related: [.init("and here", at: location(schedules, (5, 5), (5, 8)))]),
            Diagnostic("RJ001", .error, "there is no such file", at: Location(file: "my, file.yaml", span: .fileStart)),
        ], files: [jobs, schedules], tzdata: "2025b")

    private static let rules = [
        RuleDescription(
            "RJ301", .error, title: "unknown queue", why: "A job in a queue that is not declared never runs.",
            badExample: "queue: mial", goodExample: "queue: mail")
    ]

    @Test("The text report is as kept")
    func text() {
        let actual = TextRenderer().render(Self.report)
        #expect(Golden.text("report.txt", actual: actual) == actual)
    }

    @Test("Colours add escapes and change nothing else")
    func colors() {
        let plain = TextRenderer().render(Self.report)
        let colored = TextRenderer(isColored: true).render(Self.report)
        var stripped = ""
        for (index, part) in colored.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated() {
            stripped += index == 0 ? part : part.drop { $0 != "m" }.dropFirst()
        }
        #expect(stripped == plain)
        #expect(colored.contains("\u{1B}[1;31merror[RJ301]\u{1B}[0m"))
    }

    @Test("Past the maximum, findings are counted")
    func maximum() {
        let text = TextRenderer(maximumFindings: 1).render(Self.report)
        #expect(text.hasSuffix("\nand 7 more\n\n6 errors, 1 warning, 1 note\n"))
    }

    @Test("The JSON report is as kept")
    func json() {
        let actual = JSONRenderer().render(Self.report).prettyText + "\n"
        #expect(Golden.text("report.json", actual: actual) == actual)
    }

    @Test("The SARIF report is as kept")
    func sarif() {
        let renderer = SARIFRenderer(rules: Self.rules, version: "1.0.0", pagePrefix: "https://example.org/rules/")
        let actual = renderer.render(Self.report).prettyText + "\n"
        #expect(Golden.text("report.sarif", actual: actual) == actual)
    }

    @Test("The GitHub report is as kept")
    func gitHub() {
        let actual = GitHubRenderer().render(Self.report)
        #expect(Golden.text("report.github.txt", actual: actual) == actual)
    }

    @Test("A SARIF fingerprint outlives lines that are put above")
    func fingerprints() {
        func fingerprints(_ text: String, line: Int) -> [JSONValue?] {
            let file = SourceFile(path: "a.yaml", text: text)
            let diagnostic = Diagnostic("RJ1", .error, "x", at: Self.location(file, (line, 1), (line, 2)))
            let log = SARIFRenderer(rules: [], version: "1").render(
                DiagnosticReport([diagnostic, diagnostic], files: [file]))
            return (0..<2).map { log["runs"]?[0]?["results"]?[$0]?["partialFingerprints"]?["runnerFinding/v1"] }
        }
        let before = fingerprints("a: 1\n", line: 1)
        #expect(before == fingerprints("# new\n  a: 1\n", line: 2))
        #expect(before[0] != before[1])
        #expect(before[0] != nil)
    }

    @Test("Findings come by file, line and column, whatever order they were made in")
    func order() {
        #expect(
            Self.report.diagnostics.map(\.code)
                == ["RJ102", "RJ103", "RJ104", "RJ106", "RJ001", "RJ107", "RJ301", "RJ105"])
        #expect((Self.report.errors, Self.report.warnings, Self.report.notes) == (6, 1, 1))
    }
}
