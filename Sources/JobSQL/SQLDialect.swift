/// The engine behind a connection.
public enum SQLDialect: String, Sendable, Hashable {
    /// Embedded SQLite.
    case sqlite
    /// PostgreSQL.
    case postgres
}
