import JobDiagnostics
import SourceMarks

/// The file that a reader is in, and where it puts what it finds.
struct SourceContext {
    let file: SourceFile
    let findings: Findings
    /// Whether the tree has everything the text has; if not, nothing is reported as missing.
    let isComplete: Bool

    func location(_ span: SourceSpan) -> Location {
        Location(file: file.path, span: span)
    }
}
