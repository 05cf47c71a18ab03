public import JobPlugin
public import JobSQL
import SQLiteDriver

/// Databases for tests of handlers and audiences.
public enum TestDatabase {
    /// Opens an SQLite database in memory that nobody else sees, with a plugin's tables.
    /// - Throws: `SQLError` if a migration's statements fail.
    public static func open(migrations: [PluginMigration] = []) async throws -> any SQLDatabase {
        let database = try await SQLiteDatabase.open(.memory)
        for migration in migrations {
            guard let sql = migration.sql(.sqlite) else { continue }
            try await database.transaction { try $0.executeScript(sql) }
        }
        return database
    }
}
