public import SourceMarks

/// A value of a YAML document with its place. Aliases and merge keys are already followed.
public struct YAMLNode: Sendable {
    /// What a node holds.
    public enum Content: Sendable {
        /// A single text; its meaning is the reader's to decide.
        case scalar(YAMLScalar)
        /// A list.
        case sequence([YAMLNode])
        /// A map.
        case mapping(YAMLMapping)
    }

    /// The value.
    public var content: Content
    /// Where the value is written; for a value that came through an alias, where the anchor's value is.
    public var span: SourceSpan
    /// Where an alias or a merge key brought it in, if one did.
    public var usedAt: SourceSpan?
    /// An explicit tag such as `!!int`, if one is written.
    public var tag: String?

    /// Creates a node.
    public init(_ content: Content, span: SourceSpan, usedAt: SourceSpan? = nil, tag: String? = nil) {
        self.content = content
        self.span = span
        self.usedAt = usedAt
        self.tag = tag
    }
}
