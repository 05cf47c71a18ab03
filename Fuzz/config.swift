import JSONTree
import JobConfig
import JobDiagnostics
import JobPlugin
import JobTime
import JobValidation
import SourceMarks
import ZoneDatabase

/// What one input needs, made once: the zones are read from the machine when first asked for.
private struct Target: Sendable {
    static let shared = Target()

    let validator = Validator(
        registry: PluginRegistry(examining: []), zones: ZoneDatabase(), now: Timestamp(seconds: 1_795_435_200),
        variables: [:], fileExists: { _ in false })
    /// Without the rules' pages, which are the same for every input and long.
    let sarif = SARIFRenderer(rules: [], version: "0")
    let separator = Array(RuleExample.separator.utf8)

    /// `jobs.yaml`, and behind the separator `schedules.yaml`.
    func split(_ bytes: [UInt8]) -> (jobs: SourceFile, schedules: SourceFile?) {
        guard let mark = bytes.firstRange(of: separator) else {
            return (SourceFile(path: "jobs.yaml", bytes: bytes), nil)
        }
        return (
            SourceFile(path: "jobs.yaml", bytes: Array(bytes[..<mark.lowerBound])),
            SourceFile(path: "schedules.yaml", bytes: Array(bytes[mark.upperBound...]))
        )
    }
}

/// Reads both files, checks them by every rule and writes the report in every format, so that a trap, a hang or a place
/// outside the text is found.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let target = Target.shared
    let (jobs, schedules) = target.split([UInt8](UnsafeBufferPointer(start: data, count: count)))
    let reading = ConfigurationReader.read(jobs: jobs, schedules: schedules)
    let found = target.validator.validate(reading)
    for diagnostic in found {
        check(diagnostic.location, in: reading.sourceFiles)
        for related in diagnostic.related { check(related.location, in: reading.sourceFiles) }
        precondition(!diagnostic.message.isEmpty)
    }
    let files = SecretMask.apply(to: reading.sourceFiles, found)
    let report = DiagnosticReport(found, files: files)
    _ = TextRenderer(isColored: true, maximumFindings: .max).render(report)
    _ = GitHubRenderer().render(report)
    for document in [JSONRenderer().render(report), target.sarif.render(report)] {
        let text = document.prettyText
        precondition((try? JSONValue(parsing: text)) != nil)
    }
    return 0
}

private func check(_ location: Location, in files: [SourceFile]) {
    guard let file = files.first(where: { $0.path == location.file }) else {
        preconditionFailure("a place in no file: \(location)")
    }
    let (start, end) = (location.span.start, location.span.end)
    precondition(start.offset >= 0 && start.offset <= end.offset && end.offset <= file.text.utf8.count)
    precondition(start.line >= 1 && start.column >= 1 && start <= end)
}
