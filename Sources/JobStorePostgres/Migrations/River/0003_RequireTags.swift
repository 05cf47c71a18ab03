extension RiverSchema {
    /// A job without tags has an empty list of them.
    static let requireTags = PostgresMigration(
        version: 3, name: "require tags",
        up: """
            UPDATE $schema.river_job SET tags = '{}' WHERE tags IS NULL;
            ALTER TABLE $schema.river_job
                ALTER COLUMN tags SET DEFAULT '{}',
                ALTER COLUMN tags SET NOT NULL;

            INSERT INTO $schema.river_migration (version) VALUES (3);
            """,
        down: """
            DELETE FROM $schema.river_migration WHERE version = 3;

            ALTER TABLE $schema.river_job
                ALTER COLUMN tags DROP NOT NULL,
                ALTER COLUMN tags DROP DEFAULT;
            """)
}
