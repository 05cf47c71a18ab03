public import JobTime

/// One step of the schema.
public struct MigrationStatus: Sendable, Hashable {
    /// From 1.
    public var version: Int
    /// What it does.
    public var name: String
    /// When it was applied here; nil if it was not.
    public var appliedAt: Timestamp?

    /// Creates a status.
    public init(version: Int, name: String, appliedAt: Timestamp?) {
        self.version = version
        self.name = name
        self.appliedAt = appliedAt
    }
}
