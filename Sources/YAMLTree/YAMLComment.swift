public import SourceMarks

/// A comment of the source text.
public struct YAMLComment: Sendable, Hashable {
    /// From the `#` to the end of the line.
    public var span: SourceSpan
    /// The text behind the `#`, without the space around it.
    public var text: String

    /// Creates a comment.
    public init(span: SourceSpan, text: String) {
        self.span = span
        self.text = text
    }
}
