public import SourceMarks

/// A span in a named file.
public struct Location: Hashable, Sendable {
    /// The path as printed.
    public var file: String
    /// The marked part.
    public var span: SourceSpan

    /// Creates a location.
    public init(file: String, span: SourceSpan) {
        self.file = file
        self.span = span
    }
}
