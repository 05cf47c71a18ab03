import JobSQL
package import JobStore
import SQLiteDriver

extension SQLiteJobStore: StoreMigrating {
    package func migrations() async throws -> [MigrationStatus] {
        let schema = try await sqlite.withWriter { try SchemaVersion.read(from: $0) }
        return Migration.all.map {
            MigrationStatus(id: MigrationID(.runner, $0.version), name: $0.name, appliedAt: schema.applied[$0.version])
        }
    }

    package func migrateUp() async throws -> [MigrationID] {
        let now = clock.now()
        return try await sqlite.withWriter { connection in
            guard try !SchemaVersion.read(from: connection).missing.isEmpty else { return [] }
            var applied: [MigrationID] = []
            for migration in Migration.all {
                try connection.transaction { connection in
                    try connection.execute(Migration.register)
                    // Looked at again under the lock: another process may have been faster.
                    let schema = try SchemaVersion.read(from: connection)
                    guard schema.applied[migration.version] == nil else { return }
                    try connection.executeScript(migration.up)
                    try connection.execute(
                        "INSERT INTO runner_migration (version, name, applied_at) VALUES (?, ?, ?)",
                        [.integer(Int64(migration.version)), .text(migration.name), .timestamp(now)])
                    applied.append(MigrationID(.runner, migration.version))
                }
            }
            return applied
        }
    }

    package func migrateDown(to version: Int, line: MigrationID.Line) async throws -> [MigrationID] {
        guard line == .runner else { return [] }
        return try await sqlite.withWriter { connection in
            var reverted: [MigrationID] = []
            for migration in Migration.all.reversed() where migration.version > version {
                try connection.transaction { connection in
                    let schema = try SchemaVersion.read(from: connection)
                    guard schema.applied[migration.version] != nil else { return }
                    try connection.executeScript(migration.down)
                    try connection.execute(
                        "DELETE FROM runner_migration WHERE version = ?", [.integer(Int64(migration.version))])
                    reverted.append(MigrationID(.runner, migration.version))
                }
            }
            return reverted
        }
    }

    package func migrationSQL(_ id: MigrationID, up: Bool) -> String? {
        Self.migrationSQL(id, up: up)
    }

    /// The same without a store: the statements are alike for every file.
    package static func migrationSQL(_ id: MigrationID, up: Bool) -> String? {
        guard id.line == .runner else { return nil }
        return Migration.all.first { $0.version == id.version }.map { up ? $0.up : $0.down }
    }

    /// - Throws: `StoreError` with the code `schema` if the tables are not those of this program.
    func checkSchema() async throws {
        if let refusal = try await sqlite.withWriter({ try SchemaVersion.read(from: $0) }).refusal { throw refusal }
    }
}
