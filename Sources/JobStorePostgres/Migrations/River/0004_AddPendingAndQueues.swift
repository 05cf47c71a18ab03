extension RiverSchema {
    /// The state `pending`, arguments and metadata always there, queues, and clients that notify instead of a trigger.
    ///
    /// A value never leaves an enumeration: taken back, the step leaves `pending` where it is, with no job in it.
    static let addPendingAndQueues = PostgresMigration(
        version: 4, name: "add pending jobs and queues",
        up: """
            ALTER TYPE $schema.river_job_state ADD VALUE IF NOT EXISTS 'pending' AFTER 'discarded';

            UPDATE $schema.river_job SET args = COALESCE(args, '{}'), metadata = COALESCE(metadata, '{}')
            WHERE args IS NULL OR metadata IS NULL;
            ALTER TABLE $schema.river_job
                ALTER COLUMN args SET NOT NULL,
                ALTER COLUMN args DROP DEFAULT,
                ALTER COLUMN metadata SET NOT NULL,
                ALTER COLUMN metadata SET DEFAULT '{}',
                DROP CONSTRAINT finalized_or_finalized_at_null,
                ADD \(finalizedRule);

            DROP TRIGGER river_notify ON $schema.river_job;
            DROP FUNCTION $schema.river_job_notify();

            CREATE TABLE $schema.river_queue (
                name text PRIMARY KEY,
                created_at timestamptz NOT NULL DEFAULT now(),
                metadata jsonb NOT NULL DEFAULT '{}',
                paused_at timestamptz,
                updated_at timestamptz NOT NULL
            );

            DELETE FROM $schema.river_leader WHERE name <> 'default';
            ALTER TABLE $schema.river_leader
                ALTER COLUMN name SET DEFAULT 'default',
                DROP CONSTRAINT name_length,
                ADD \(leaderNameRule);

            INSERT INTO $schema.river_migration (version) VALUES (4);
            """,
        down: """
            DELETE FROM $schema.river_migration WHERE version = 4;

            ALTER TABLE $schema.river_leader
                ALTER COLUMN name DROP DEFAULT,
                DROP CONSTRAINT name_length,
                ADD \(leaderNameRuleAnyName);

            DROP TABLE $schema.river_queue;

            \(insertTrigger)

            DELETE FROM $schema.river_job WHERE state = 'pending';
            ALTER TABLE $schema.river_job
                ALTER COLUMN args DROP NOT NULL,
                ALTER COLUMN metadata DROP NOT NULL,
                ALTER COLUMN metadata DROP DEFAULT,
                DROP CONSTRAINT finalized_or_finalized_at_null,
                ADD \(finalizedRuleOneWay);
            """)
}
