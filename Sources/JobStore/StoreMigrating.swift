/// Brings the tables to the version this program needs.
public protocol StoreMigrating: Sendable {
    /// Every migration this program knows, with when it was applied: River's line first, where there is one.
    func migrations() async throws -> [MigrationStatus]

    /// Applies what is missing, each in a transaction of its own.
    /// - Returns: What was applied now.
    func migrateUp() async throws -> [MigrationID]

    /// Makes and drops indexes so that the tables have those that the settings name, while jobs are worked; where they
    /// name none, those that are there stay.
    /// - Returns: What was changed.
    func adjustIndexes() async throws -> [IndexChange]

    /// Takes back all migrations of a line above `version`, newest first, each in a transaction of its own; their data
    /// are lost.
    /// - Returns: What was taken back.
    /// - Throws: `StoreError.Code.invalid` if another line's tables stand on these.
    func migrateDown(to version: Int, line: MigrationID.Line) async throws -> [MigrationID]

    /// The statements of a migration; nil if there is none of that name.
    func migrationSQL(_ id: MigrationID, up: Bool) -> String?
}

extension StoreMigrating {
    /// Nothing: a store whose indexes are no setting.
    public func adjustIndexes() async throws -> [IndexChange] { [] }
}
