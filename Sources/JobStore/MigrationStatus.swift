public import JobTime

/// One step of the schema.
public struct MigrationStatus: Sendable, Hashable {
    /// Which.
    public var id: MigrationID
    /// What it does.
    public var name: String
    /// When it was applied here; nil if it was not.
    public var appliedAt: Timestamp?

    /// Creates a status.
    public init(id: MigrationID, name: String, appliedAt: Timestamp?) {
        self.id = id
        self.name = name
        self.appliedAt = appliedAt
    }
}
