extension RiverSchema {
    /// Versions by line, so that others may keep theirs in the same table; the first form of unique jobs; two tables
    /// of clients.
    static let addLinesAndClients = PostgresMigration(
        version: 5, name: "add lines of versions, unique keys and clients",
        up: """
            CREATE TABLE $schema.river_migration_by_line (
                line text NOT NULL,
                version bigint NOT NULL,
                created_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT line_length CHECK (char_length(line) BETWEEN 1 AND 127),
                CONSTRAINT version_gte_1 CHECK (version >= 1)
            );
            INSERT INTO $schema.river_migration_by_line (line, version, created_at)
            SELECT 'main', version, created_at FROM $schema.river_migration;
            DROP TABLE $schema.river_migration;
            ALTER TABLE $schema.river_migration_by_line RENAME TO river_migration;
            ALTER TABLE $schema.river_migration ADD PRIMARY KEY (line, version);

            ALTER TABLE $schema.river_job ADD COLUMN unique_key bytea;
            \(keyOfKindIndex)

            \(clientTables)

            INSERT INTO $schema.river_migration (line, version) VALUES ('main', 5);
            """,
        down: """
            DO $$
            BEGIN
                IF EXISTS (SELECT FROM $schema.river_migration WHERE line <> 'main') THEN
                    RAISE EXCEPTION 'river_migration has versions of other lines than main, which version 4 cannot keep';
                END IF;
            END
            $$;
            DELETE FROM $schema.river_migration WHERE line = 'main' AND version = 5;

            DROP TABLE $schema.river_client_queue;
            DROP TABLE $schema.river_client;
            ALTER TABLE $schema.river_job DROP COLUMN unique_key;

            ALTER TABLE $schema.river_migration RENAME TO river_migration_by_line;
            ALTER TABLE $schema.river_migration_by_line DROP CONSTRAINT IF EXISTS river_migration_pkey;
            \(versionsWithoutLine("river_migration"))
            INSERT INTO $schema.river_migration (version, created_at)
            SELECT version, created_at FROM $schema.river_migration_by_line ORDER BY version;
            CREATE UNIQUE INDEX river_migration_version_idx ON $schema.river_migration (version);
            DROP TABLE $schema.river_migration_by_line;
            """)

    /// One job of a kind and key, in whatever state.
    static let keyOfKindIndex = """
        CREATE UNIQUE INDEX river_job_kind_unique_key_idx ON $schema.river_job (kind, unique_key)
            WHERE unique_key IS NOT NULL;
        """
}
