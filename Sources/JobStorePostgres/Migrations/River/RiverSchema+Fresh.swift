extension RiverSchema {
    /// The tables of the newest version in a schema without any, all in one transaction.
    /// - Parameter lean: Whether to do without the two wide indexes (`store.indexes: lean`).
    package static func fresh(lean: Bool) -> String {
        let indexes = lean ? "" : wideIndexes + "\n\n"
        return freshTables + "\n\n" + indexes + freshVersions
    }

    private static let freshTables = """
        CREATE TYPE $schema.river_job_state AS ENUM (
            'available', 'cancelled', 'completed', 'discarded', 'pending', 'retryable', 'running', 'scheduled'
        );

        \(stateInBitmask)

        CREATE TABLE $schema.river_job (
            id bigserial PRIMARY KEY,
            state $schema.river_job_state NOT NULL DEFAULT 'available',
            attempt smallint NOT NULL DEFAULT 0,
            max_attempts smallint NOT NULL DEFAULT 25,
            attempted_at timestamptz,
            created_at timestamptz NOT NULL DEFAULT now(),
            finalized_at timestamptz,
            scheduled_at timestamptz NOT NULL DEFAULT now(),
            priority smallint NOT NULL DEFAULT 1,
            args jsonb NOT NULL,
            attempted_by text[],
            errors jsonb[],
            kind text NOT NULL,
            metadata jsonb NOT NULL DEFAULT '{}',
            queue text NOT NULL DEFAULT 'default',
            tags varchar(255)[] NOT NULL DEFAULT '{}',
            unique_key bytea,
            unique_states bit(8),
            \(finalizedRule),
            CONSTRAINT max_attempts_is_positive CHECK (max_attempts > 0),
            CONSTRAINT priority_in_range CHECK (priority BETWEEN 1 AND 4),
            CONSTRAINT queue_length CHECK (char_length(queue) BETWEEN 1 AND 127),
            CONSTRAINT kind_length CHECK (char_length(kind) BETWEEN 1 AND 127)
        );
        \(narrowIndexes)
        \(uniqueIndex)

        CREATE UNLOGGED TABLE $schema.river_leader (
            elected_at timestamptz NOT NULL,
            expires_at timestamptz NOT NULL,
            leader_id text NOT NULL,
            name text PRIMARY KEY DEFAULT 'default',
            \(leaderNameRule),
            CONSTRAINT leader_id_length CHECK (char_length(leader_id) BETWEEN 1 AND 127)
        );

        CREATE TABLE $schema.river_queue (
            name text PRIMARY KEY,
            created_at timestamptz NOT NULL DEFAULT now(),
            metadata jsonb NOT NULL DEFAULT '{}',
            paused_at timestamptz,
            updated_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
        );

        \(notificationTable)

        CREATE TABLE $schema.river_migration (
            line text NOT NULL,
            version bigint NOT NULL,
            created_at timestamptz NOT NULL DEFAULT now(),
            CONSTRAINT line_length CHECK (char_length(line) BETWEEN 1 AND 127),
            CONSTRAINT version_gte_1 CHECK (version >= 1),
            PRIMARY KEY (line, version)
        );
        """

    private static let freshVersions =
        "INSERT INTO $schema.river_migration (line, version) SELECT 'main', generate_series(1, \(steps.count));"
}
