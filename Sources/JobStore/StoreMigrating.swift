/// Brings the tables to the version this program needs.
public protocol StoreMigrating: Sendable {
    /// Every migration this program knows, with when it was applied.
    func migrations() async throws -> [MigrationStatus]

    /// Applies what is missing, each in a transaction of its own.
    /// - Returns: The versions applied now.
    func migrateUp() async throws -> [Int]

    /// Takes back all migrations above `version`, newest first, each in a transaction of its own; their data are lost.
    /// - Returns: The versions taken back.
    func migrateDown(to version: Int) async throws -> [Int]

    /// The statements of a migration.
    func migrationSQL(version: Int, up: Bool) -> String?
}
