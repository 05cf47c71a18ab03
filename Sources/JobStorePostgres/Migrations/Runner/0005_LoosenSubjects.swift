extension RunnerSchema {
    /// Room beside each subject's row for its next version, and no index on a column that changes with each slot: a row is
    /// then served again without a new entry in any index. Ids are compared byte by byte.
    static let loosenSubjects = PostgresMigration(
        version: 5, name: "loosen subjects",
        up: """
            DROP INDEX $schema.runner_schedule_subject_age_idx;
            ALTER TABLE $schema.runner_schedule_subject
                SET (fillfactor = 50),
                ALTER schedule TYPE text COLLATE "C",
                ALTER subject TYPE text COLLATE "C";

            INSERT INTO $schema.runner_migration (version, name) VALUES (5, 'loosen subjects');
            """,
        down: """
            DELETE FROM $schema.runner_migration WHERE version = 5;

            ALTER TABLE $schema.runner_schedule_subject
                RESET (fillfactor),
                ALTER schedule TYPE text COLLATE "default",
                ALTER subject TYPE text COLLATE "default";
            CREATE INDEX runner_schedule_subject_age_idx ON $schema.runner_schedule_subject (served_at);
            """)
}
