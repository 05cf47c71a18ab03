/// Our own tables beside River's, and what we add to `river_job`.
///
/// `runner_migration` says which steps are there; a schema without it has none. They need River's tables of the newest
/// version, and are taken back before those.
package enum RunnerSchema {
    /// Every step, oldest first.
    package static let steps: [PostgresMigration] = [
        createTables, indexJobs, addEnqueue, rememberStarts, loosenSubjects, indexGuardedJobs,
    ]
}
