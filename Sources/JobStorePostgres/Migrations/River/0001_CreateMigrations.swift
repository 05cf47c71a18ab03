extension RiverSchema {
    /// The table of versions, not yet by line.
    static let createMigrations = PostgresMigration(
        version: 1, name: "create the table of versions",
        up: """
            \(versionsWithoutLine("river_migration"))
            CREATE UNIQUE INDEX river_migration_version_idx ON $schema.river_migration (version);

            INSERT INTO $schema.river_migration (version) VALUES (1);
            """,
        down: """
            DROP TABLE $schema.river_migration;
            """)

    /// The table as it was before lines, under a name.
    static func versionsWithoutLine(_ table: String) -> String {
        """
        CREATE TABLE $schema.\(table) (
            id bigserial PRIMARY KEY,
            created_at timestamptz NOT NULL DEFAULT now(),
            version bigint NOT NULL,
            CONSTRAINT version CHECK (version >= 1)
        );
        """
    }
}
