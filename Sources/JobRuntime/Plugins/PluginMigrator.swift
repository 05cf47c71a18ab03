package import JobPlugin
package import JobSQL

/// Creates the tables that plugins want beside the jobs. Each step is applied once, in a transaction of its own.
///
/// On PostgreSQL they go where `search_path` leads, and so does the note of what has been applied: they are the
/// application's, and `store.schema` is for the jobs' tables alone.
package struct PluginMigrator: Sendable {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) {
        self.database = database
    }

    /// Applies what is missing.
    /// - Returns: The steps applied now, as `plugin/step`.
    package func migrate(_ plugins: [PluginDescription]) async throws -> [String] {
        var applied: [String] = []
        for plugin in plugins {
            for step in plugin.migrations {
                let name = "\(plugin.id)/\(step.name)"
                if try await apply(step, named: name) { applied.append(name) }
            }
        }
        return applied
    }

    private func apply(_ step: PluginMigration, named name: String) async throws -> Bool {
        do {
            return try await run(step, named: name)
        } catch let error as SQLError where Self.hasNoPlace(error, in: database.dialect) {
            let message = """
                \(name): \(error.message); plugins' tables go where search_path leads, not into store.schema, \
                and making them needs the right CREATE there
                """
            throw SQLError(error.code, message, statement: error.statement, engineCode: error.engineCode)
        }
    }

    private func run(_ step: PluginMigration, named name: String) async throws -> Bool {
        try await database.transaction { transaction in
            try Self.createTable(in: transaction)
            guard try transaction.query("SELECT 1 FROM runner_plugin_migration WHERE name = $1", [.text(name)]).isEmpty
            else { return false }
            if let sql = step.sql(transaction.dialect) { try transaction.executeScript(sql) }
            try transaction.execute("INSERT INTO runner_plugin_migration (name) VALUES ($1)", [.text(name)])
            return true
        }
    }

    /// Whether there is no right to make tables, or no schema to make them in.
    private static func hasNoPlace(_ error: SQLError, in dialect: SQLDialect) -> Bool {
        dialect == .postgres && ["42501", "3F000"].contains(error.engineCode)
    }

    /// PostgreSQL asks for the right to make tables even for one that is there, and nodes need not have it.
    private static func createTable(in transaction: any SQLTransaction) throws {
        if transaction.dialect == .postgres {
            let found = "SELECT 1 WHERE to_regclass('runner_plugin_migration') IS NOT NULL"
            guard try transaction.query(found).isEmpty else { return }
        }
        try transaction.execute("CREATE TABLE IF NOT EXISTS runner_plugin_migration (name TEXT PRIMARY KEY)")
    }
}
