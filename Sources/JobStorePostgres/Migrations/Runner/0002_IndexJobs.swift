extension RunnerSchema {
    /// Ways to the unfinished jobs of a schedule, to jobs that were rescued, and to those that wait for their time. All
    /// are partial: a job that is none of these costs the look at its state and metadata and no entry.
    static let indexJobs = PostgresMigration(
        version: 2, name: "index jobs of schedules and rescued jobs",
        up: """
            CREATE INDEX runner_job_schedule_idx ON $schema.river_job (
                (metadata ->> 'runner:schedule'), (COALESCE(metadata ->> 'runner:subject', ''))
            ) WHERE finalized_at IS NULL AND metadata ? 'runner:schedule';
            CREATE INDEX runner_job_suspected_idx ON $schema.river_job (queue)
                WHERE state = 'available' AND metadata ? 'river:rescue_count';
            CREATE INDEX runner_job_due_idx ON $schema.river_job (scheduled_at)
                WHERE state IN ('retryable', 'scheduled');

            INSERT INTO $schema.runner_migration (version, name)
            VALUES (2, 'index jobs of schedules and rescued jobs');
            """,
        down: """
            DELETE FROM $schema.runner_migration WHERE version = 2;

            DROP INDEX $schema.runner_job_due_idx;
            DROP INDEX $schema.runner_job_suspected_idx;
            DROP INDEX $schema.runner_job_schedule_idx;
            """)
}
