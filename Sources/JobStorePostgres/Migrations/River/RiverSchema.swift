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
}
