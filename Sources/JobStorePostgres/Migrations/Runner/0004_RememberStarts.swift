extension RunnerSchema {
    /// The starts that rate limits over the fleet count, and what a claim under limits locks: a row for each limit, with
    /// the starts of its last window, oldest first: by turns a time, in microseconds since 1970, and a number.
    static let rememberStarts = PostgresMigration(
        version: 4, name: "remember starts",
        up: """
            CREATE TABLE $schema.runner_limit (
                name text PRIMARY KEY,
                starts bigint[] NOT NULL DEFAULT '{}',
                expires_at timestamptz NOT NULL
            );

            INSERT INTO $schema.runner_migration (version, name) VALUES (4, 'remember starts');
            """,
        down: """
            DELETE FROM $schema.runner_migration WHERE version = 4;

            DROP TABLE $schema.runner_limit;
            """)
}
