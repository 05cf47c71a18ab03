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

    /// Below this count a scan is faster than hashing, and most maps are below.
    private static let indexedFrom = 16

    /// The entries in file order; merged ones behind the map's own.
    public let entries: [Entry]
    /// Where each key stands; kept only for large maps.
    private let positions: [String: Int]

    /// Creates a map; of two entries with one key the first is found.
    public init(_ entries: [Entry]) {
        self.entries = entries
        let isLarge = entries.count >= Self.indexedFrom
        let pairs = isLarge ? entries.enumerated().map { ($0.element.key, $0.offset) } : []
        positions = Dictionary(pairs) { first, _ in first }
    }

    /// The entry of a key.
    public subscript(key: String) -> Entry? {
        guard entries.count >= Self.indexedFrom else { return entries.first { $0.key == key } }
        return positions[key].map { entries[$0] }
    }
}
