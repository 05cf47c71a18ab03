public import JobSQL

/// One step of a plugin's own tables.
///
/// They are in the jobs' database; on PostgreSQL in the schema to which `search_path` leads, whatever `store.schema` is.
public struct PluginMigration: Sendable {
    /// Unique within the plugin and never changed.
    public let name: String
    /// The statements for an engine, separated by semicolons; nil if there is nothing to do there.
    public let sql: @Sendable (SQLDialect) -> String?

    /// Creates a step.
    public init(_ name: String, sql: @escaping @Sendable (SQLDialect) -> String?) {
        self.name = name
        self.sql = sql
    }
}
