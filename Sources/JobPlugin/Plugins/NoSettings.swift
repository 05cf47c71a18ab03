/// The settings of a plugin that has none.
public struct NoSettings: Codable, Sendable, Hashable {
    /// Creates them.
    public init() {}
}
