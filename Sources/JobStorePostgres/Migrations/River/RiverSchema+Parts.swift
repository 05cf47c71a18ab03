/// What the newest version and the step that brought it have in common.
extension RiverSchema {
    /// An ended job has the time of its end, and no other has one.
    static let finalizedRule = """
        CONSTRAINT finalized_or_finalized_at_null CHECK (
                (finalized_at IS NOT NULL) = (state IN ('cancelled', 'completed', 'discarded'))
            )
        """

    /// There is one leader in a schema.
    static let leaderNameRule = "CONSTRAINT name_length CHECK (name = 'default')"

    /// The indexes of jobs that are there from the beginning, but for the wide ones.
    static let narrowIndexes = """
        CREATE INDEX river_job_kind ON $schema.river_job (kind);
        CREATE INDEX river_job_state_and_finalized_at_index ON $schema.river_job (state, finalized_at)
            WHERE finalized_at IS NOT NULL;
        CREATE INDEX river_job_prioritized_fetching_index ON $schema.river_job (
            state, queue, priority, scheduled_at, id
        );
        """

    /// Whether a job's uniqueness holds in a state. Bit 0, the leftmost, is `scheduled`; bit 7 is `available`.
    static let stateInBitmask = """
        CREATE FUNCTION $schema.river_job_state_in_bitmask(bitmask bit(8), state $schema.river_job_state)
        RETURNS boolean
        LANGUAGE sql
        IMMUTABLE
        AS $function$
            SELECT CASE state
                WHEN 'scheduled' THEN get_bit(bitmask, 0)
                WHEN 'running' THEN get_bit(bitmask, 1)
                WHEN 'retryable' THEN get_bit(bitmask, 2)
                WHEN 'pending' THEN get_bit(bitmask, 3)
                WHEN 'discarded' THEN get_bit(bitmask, 4)
                WHEN 'completed' THEN get_bit(bitmask, 5)
                WHEN 'cancelled' THEN get_bit(bitmask, 6)
                WHEN 'available' THEN get_bit(bitmask, 7)
                ELSE 0
            END = 1
        $function$;
        """

    /// River's inserts name the condition of this index word for word.
    static let uniqueIndex = """
        CREATE UNIQUE INDEX river_job_unique_idx ON $schema.river_job (unique_key)
            WHERE unique_key IS NOT NULL AND unique_states IS NOT NULL
                AND $schema.river_job_state_in_bitmask(unique_states, state);
        """

    /// An outbox that PostgreSQL does not need, and that River's tools expect.
    static let notificationTable = """
        CREATE TABLE $schema.river_notification (
            id bigserial PRIMARY KEY,
            created_at timestamptz NOT NULL DEFAULT now(),
            payload text NOT NULL,
            topic text NOT NULL,
            CONSTRAINT topic_length CHECK (char_length(topic) BETWEEN 1 AND 127)
        );
        CREATE INDEX river_notification_created_at_idx ON $schema.river_notification (created_at);
        CREATE INDEX river_notification_topic_id_idx ON $schema.river_notification (topic, id);
        """

    /// Two tables of the versions 5 and 6, never used.
    static let clientTables = """
        CREATE UNLOGGED TABLE $schema.river_client (
            id text PRIMARY KEY,
            created_at timestamptz NOT NULL DEFAULT now(),
            metadata jsonb NOT NULL DEFAULT '{}',
            paused_at timestamptz,
            updated_at timestamptz NOT NULL,
            CONSTRAINT name_length CHECK (char_length(id) BETWEEN 1 AND 127)
        );
        CREATE UNLOGGED TABLE $schema.river_client_queue (
            river_client_id text NOT NULL REFERENCES $schema.river_client (id) ON DELETE CASCADE,
            name text NOT NULL,
            created_at timestamptz NOT NULL DEFAULT now(),
            max_workers bigint NOT NULL DEFAULT 0,
            metadata jsonb NOT NULL DEFAULT '{}',
            num_jobs_completed bigint NOT NULL DEFAULT 0,
            num_jobs_running bigint NOT NULL DEFAULT 0,
            updated_at timestamptz NOT NULL,
            PRIMARY KEY (river_client_id, name),
            CONSTRAINT name_length CHECK (char_length(name) BETWEEN 1 AND 127),
            CONSTRAINT num_jobs_completed_zero_or_positive CHECK (num_jobs_completed >= 0),
            CONSTRAINT num_jobs_running_zero_or_positive CHECK (num_jobs_running >= 0)
        );
        """

    /// The indexes that `store.indexes: lean` does without.
    static let wideIndexes = WideIndex.allCases.map(\.creation).joined(separator: "\n")
}
