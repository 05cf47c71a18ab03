/// A plugin's name: the key of its settings under `plugins:` in `jobs.yaml`.
public struct PluginID: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The text.
    public let rawValue: String

    /// Creates an id.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Creates an id from a literal.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// The text.
    public var description: String { rawValue }

    /// Orders by text.
    public static func < (left: PluginID, right: PluginID) -> Bool { left.rawValue < right.rawValue }
}
