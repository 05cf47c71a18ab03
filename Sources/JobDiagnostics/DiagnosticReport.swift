public import SourceMarks

/// The findings of one check, in the order in which they are shown, with the files they point into.
public struct DiagnosticReport: Sendable {
    /// The findings by file, line and column.
    public let diagnostics: [Diagnostic]
    /// The files as they were read; a finding in another file is shown without its line.
    public let files: [SourceFile]
    /// The version of the time zone data that the check used, if it used any.
    public let tzdata: String?

    /// Creates a report; the findings may come in any order.
    public init(_ diagnostics: [Diagnostic], files: [SourceFile], tzdata: String? = nil) {
        let numbered = diagnostics.enumerated().sorted { left, right in
            let (first, second) = (left.element.location, right.element.location)
            if first.file != second.file { return first.file < second.file }
            if first.span.start != second.span.start { return first.span.start < second.span.start }
            return (left.element.code, left.offset) < (right.element.code, right.offset)
        }
        self.diagnostics = numbered.map(\.element)
        self.files = files
        self.tzdata = tzdata
    }

    /// The same with only some of the findings.
    public func filtered(_ isWanted: (Diagnostic) -> Bool) -> DiagnosticReport {
        DiagnosticReport(diagnostics.filter(isWanted), files: files, tzdata: tzdata)
    }

    /// How many findings are errors.
    public var errors: Int { count(of: .error) }
    /// How many findings are warnings.
    public var warnings: Int { count(of: .warning) }
    /// How many findings are notes.
    public var notes: Int { count(of: .note) }

    /// The counts in words: `2 errors, 1 warning, 0 notes`.
    public var summary: String {
        func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
        return [counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note")].joined(separator: ", ")
    }

    /// The file with a path as printed.
    func file(_ path: String) -> SourceFile? {
        files.first { $0.path == path }
    }

    private func count(of severity: Severity) -> Int {
        diagnostics.count { $0.severity == severity }
    }
}
