/// River's tables, in our own words: what its clients, its command line and its user interface find in a database.
///
/// `river_migration` says in rows of the line `main` which versions are there. A new database gets all at once
/// (``fresh(lean:)``), one that River made the steps that it lacks, each in a transaction of its own: a value added to an
/// enumeration must not be used in the transaction that added it.
package enum RiverSchema {
    /// The line of `river_migration` that is River's own.
    package static let line = "main"

    /// Every step, oldest first.
    package static let steps: [PostgresMigration] = [
        createMigrations, createJobs, requireTags, addPendingAndQueues, addLinesAndClients, addUniqueStates,
        addNotifications,
    ]

    // MARK: The two wide indexes

    /// What looks into arguments and metadata. A third of the cost of a job is theirs, so `store.indexes: lean` does
    /// without; River's clients do not need them.
    static let wideIndexes = """
        CREATE INDEX river_job_args_index ON $schema.river_job USING gin (args);
        CREATE INDEX river_job_metadata_index ON $schema.river_job USING gin (metadata);
        """

    /// Makes them in a database at work: each a statement outside a transaction.
    package static let createWideIndexes: [String] = [
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS river_job_args_index ON $schema.river_job USING gin (args)",
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS river_job_metadata_index ON $schema.river_job USING gin (metadata)",
    ]

    /// Drops them in a database at work: each a statement outside a transaction.
    package static let dropWideIndexes: [String] = [
        "DROP INDEX CONCURRENTLY IF EXISTS $schema.river_job_args_index",
        "DROP INDEX CONCURRENTLY IF EXISTS $schema.river_job_metadata_index",
    ]
}
