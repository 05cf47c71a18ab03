public import SourceMarks

/// A map in the order of the file. No key stands twice: the parser reports and drops repetitions.
public struct YAMLMapping: Sendable {
    /// One key with its value.
    public struct Entry: Sendable {
        /// The key's text.
        public var key: String
        /// Where the key is written.
        public var keySpan: SourceSpan
        /// How the key is written.
        public var keyStyle: YAMLScalar.Style
        /// The value.
        public var value: YAMLNode
        /// Where the merge key (`<<`) stands that brought the entry in, if one did.
        public var mergedAt: SourceSpan?

        /// Creates an entry.
        public init(
            key: String, keySpan: SourceSpan, keyStyle: YAMLScalar.Style = .plain, value: YAMLNode,
            mergedAt: SourceSpan? = nil
        ) {
            self.key = key
            self.keySpan = keySpan
            self.keyStyle = keyStyle
            self.value = value
            self.mergedAt = mergedAt
        }
    }

    /// The entries in file order; merged ones behind the map's own.
    public var entries: [Entry]

    /// Creates a map.
    public init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// The entry of a key.
    public subscript(key: String) -> Entry? {
        entries.first { $0.key == key }
    }
}
