package import PostgresDriver

/// How a PostgreSQL store's tables are made and used.
package struct PostgresStoreSettings: Sendable, Hashable {
    /// Which indexes the job table has.
    package enum Indexes: Sendable, Hashable {
        /// All of River's.
        case river
        /// Without the two GIN indexes over arguments and metadata: cheaper writes, slower searches by them.
        case lean
    }

    /// The schema of the tables.
    package var schema: String
    /// What stands between this program and the server.
    package var pooler: PostgresOptions.Pooler
    /// The job table's indexes; nil for all in a new database, and for those that are there in any other.
    package var indexes: Indexes?

    /// Creates settings.
    package init(schema: String = "public", pooler: PostgresOptions.Pooler = .none, indexes: Indexes? = nil) {
        self.schema = schema
        self.pooler = pooler
        self.indexes = indexes
    }
}
