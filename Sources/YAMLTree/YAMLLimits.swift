/// How much of a document is read before it is refused.
public struct YAMLLimits: Sendable, Hashable {
    /// The length of the text in bytes.
    public var bytes: Int
    /// How deep lists and maps may be nested, aliases followed.
    public var depth: Int
    /// The number of nodes, aliases followed.
    public var nodes: Int
    /// How many of the nodes may come out of aliases.
    public var aliasNodes: Int

    /// Creates limits; those left out are the standard ones.
    public init(bytes: Int = 16 << 20, depth: Int = 64, nodes: Int = 1_000_000, aliasNodes: Int = 100_000) {
        self.bytes = bytes
        self.depth = depth
        self.nodes = nodes
        self.aliasNodes = aliasNodes
    }

    /// 16 MiB, 64 levels, 1,000,000 nodes, of these 100,000 out of aliases.
    public static let standard = YAMLLimits()
}
