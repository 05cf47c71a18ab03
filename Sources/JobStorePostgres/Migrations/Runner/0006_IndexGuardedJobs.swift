extension RunnerSchema {
    /// The way to the unfinished jobs of a schedule holds only those of which `if_running` wants to know: an entry for each
    /// job of every schedule was a tenth of what a slot cost.
    static let indexGuardedJobs = PostgresMigration(
        version: 6, name: "index guarded jobs",
        up: """
            UPDATE $schema.river_job SET metadata = metadata || '{"runner:guarded": true}'
            WHERE finalized_at IS NULL AND metadata ? 'runner:schedule';
            DROP INDEX $schema.runner_job_schedule_idx;
            CREATE INDEX runner_job_guarded_idx ON $schema.river_job (
                (metadata ->> 'runner:schedule'), (COALESCE(metadata ->> 'runner:subject', ''))
            ) WHERE finalized_at IS NULL AND metadata ? 'runner:guarded';

            INSERT INTO $schema.runner_migration (version, name) VALUES (6, 'index guarded jobs');
            """,
        down: """
            DELETE FROM $schema.runner_migration WHERE version = 6;

            DROP INDEX $schema.runner_job_guarded_idx;
            CREATE INDEX runner_job_schedule_idx ON $schema.river_job (
                (metadata ->> 'runner:schedule'), (COALESCE(metadata ->> 'runner:subject', ''))
            ) WHERE finalized_at IS NULL AND metadata ? 'runner:schedule';
            """)
}
