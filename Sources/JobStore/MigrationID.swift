/// Names one step of the schema.
public struct MigrationID: Sendable, Hashable, CustomStringConvertible {
    /// Whose tables it is about. Each line counts its versions by itself.
    public enum Line: String, Sendable, Hashable, CaseIterable {
        /// The tables that River's clients share with us, by River's own versions; PostgreSQL only.
        case river
        /// Our own.
        case runner
    }

    /// Whose tables.
    public var line: Line
    /// From 1.
    public var version: Int

    /// Creates an id.
    public init(_ line: Line = .runner, _ version: Int) {
        self.line = line
        self.version = version
    }

    /// For people: `3`, or `river 7`.
    public var description: String { line == .runner ? "\(version)" : "\(line.rawValue) \(version)" }
}
