extension Migration {
    /// The job table with River's names, and the tables of our own.
    ///
    /// Times are microseconds since 1970-01-01T00:00:00Z, lists and objects JSON text, dates `YYYY-MM-DD`.
    /// A job passes three small partial indexes on its way (available, running, ended), so that each step writes
    /// little, and finding work never reads what is done. Conditions on the state are written as CASE: for a list of more
    /// than two, SQLite builds a table in each statement that looks at one.
    static let createTables = Migration(
        version: 1, name: "create tables",
        up: """
            CREATE TABLE river_job (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                state TEXT NOT NULL DEFAULT 'available',
                attempt INTEGER NOT NULL DEFAULT 0,
                max_attempts INTEGER NOT NULL DEFAULT 25,
                attempted_at INTEGER,
                created_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)),
                finalized_at INTEGER,
                scheduled_at INTEGER NOT NULL DEFAULT (CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)),
                priority INTEGER NOT NULL DEFAULT 1,
                args TEXT NOT NULL,
                attempted_by TEXT,
                errors TEXT,
                kind TEXT NOT NULL,
                metadata TEXT NOT NULL DEFAULT '{}',
                queue TEXT NOT NULL DEFAULT 'default',
                tags TEXT NOT NULL DEFAULT '[]',
                unique_key BLOB,
                unique_states INTEGER,
                rescue_count INTEGER NOT NULL DEFAULT 0,
                unique_slot BLOB GENERATED ALWAYS AS (
                    CASE WHEN unique_key IS NOT NULL AND unique_states & CASE state
                        WHEN 'available' THEN 1
                        WHEN 'cancelled' THEN 2
                        WHEN 'completed' THEN 4
                        WHEN 'discarded' THEN 8
                        WHEN 'pending' THEN 16
                        WHEN 'retryable' THEN 32
                        WHEN 'running' THEN 64
                        WHEN 'scheduled' THEN 128
                    END THEN unique_key END
                ) VIRTUAL,
                CONSTRAINT finalized_or_finalized_at_null CHECK (
                    CASE state
                        WHEN 'available' THEN finalized_at IS NULL
                        WHEN 'running' THEN finalized_at IS NULL
                        WHEN 'completed' THEN finalized_at IS NOT NULL
                        WHEN 'retryable' THEN finalized_at IS NULL
                        WHEN 'scheduled' THEN finalized_at IS NULL
                        WHEN 'discarded' THEN finalized_at IS NOT NULL
                        WHEN 'cancelled' THEN finalized_at IS NOT NULL
                        WHEN 'pending' THEN finalized_at IS NULL
                        ELSE FALSE
                    END
                ),
                CONSTRAINT max_attempts_is_positive CHECK (max_attempts > 0),
                CONSTRAINT priority_in_range CHECK (priority BETWEEN 1 AND 4),
                CONSTRAINT queue_length CHECK (length(queue) BETWEEN 1 AND 127),
                CONSTRAINT kind_length CHECK (length(kind) BETWEEN 1 AND 127),
                CONSTRAINT args_is_an_object CHECK (json_valid(args) AND json_type(args) = 'object'),
                CONSTRAINT metadata_is_an_object CHECK (json_valid(metadata) AND json_type(metadata) = 'object'),
                CONSTRAINT unique_states_come_with_a_key CHECK ((unique_key IS NULL) = (unique_states IS NULL))
            );

            CREATE INDEX river_job_claim_idx ON river_job (queue, priority, scheduled_at) WHERE state = 'available';
            CREATE INDEX river_job_suspected_idx ON river_job (queue, priority, scheduled_at)
                WHERE state = 'available' AND rescue_count >= 2;
            CREATE INDEX river_job_running_idx ON river_job (queue, kind) WHERE state = 'running';
            CREATE INDEX river_job_due_idx ON river_job (scheduled_at, queue, kind, state, rescue_count)
                WHERE state IN ('scheduled', 'retryable');
            CREATE INDEX river_job_final_idx ON river_job (state, finalized_at) WHERE finalized_at IS NOT NULL;
            CREATE UNIQUE INDEX river_job_unique_idx ON river_job (unique_slot) WHERE unique_slot IS NOT NULL;
            CREATE INDEX river_job_schedule_idx ON river_job (
                json_extract(metadata, '$."runner:schedule"'),
                COALESCE(json_extract(metadata, '$."runner:subject"'), '')
            ) WHERE finalized_at IS NULL AND instr(metadata, '"runner:schedule"') > 0;

            CREATE TABLE river_queue (
                name TEXT PRIMARY KEY NOT NULL,
                created_at INTEGER NOT NULL,
                metadata TEXT NOT NULL DEFAULT '{}',
                paused_at INTEGER,
                updated_at INTEGER NOT NULL
            ) WITHOUT ROWID;

            CREATE TABLE runner_node (
                name TEXT PRIMARY KEY NOT NULL,
                host TEXT NOT NULL,
                process INTEGER NOT NULL,
                version TEXT NOT NULL,
                tzdata TEXT NOT NULL,
                configuration TEXT NOT NULL,
                queues TEXT NOT NULL,
                running INTEGER NOT NULL,
                started_at INTEGER NOT NULL,
                seen_at INTEGER NOT NULL
            ) WITHOUT ROWID;

            CREATE TABLE runner_lease (
                name TEXT PRIMARY KEY NOT NULL,
                node TEXT NOT NULL,
                term INTEGER NOT NULL,
                expires_at INTEGER NOT NULL
            ) WITHOUT ROWID;

            CREATE TABLE runner_schedule_cursor (
                schedule TEXT NOT NULL,
                zone TEXT NOT NULL,
                digest TEXT NOT NULL,
                activated_at INTEGER NOT NULL,
                horizon INTEGER NOT NULL,
                PRIMARY KEY (schedule, zone)
            ) WITHOUT ROWID;

            CREATE TABLE runner_schedule_tick (
                id INTEGER PRIMARY KEY,
                schedule TEXT NOT NULL,
                zone TEXT NOT NULL,
                slot TEXT NOT NULL,
                instant INTEGER NOT NULL,
                date TEXT NOT NULL,
                reason TEXT NOT NULL,
                status TEXT NOT NULL CHECK (status IN ('open', 'fired', 'dropped')),
                jobs INTEGER NOT NULL DEFAULT 0,
                skipped INTEGER NOT NULL DEFAULT 0,
                after TEXT,
                drop_reason TEXT,
                recorded_at INTEGER NOT NULL,
                UNIQUE (schedule, zone, slot)
            );
            CREATE INDEX runner_schedule_tick_newest_idx ON runner_schedule_tick (schedule, instant);
            CREATE INDEX runner_schedule_tick_open_idx ON runner_schedule_tick (id) WHERE status = 'open';
            CREATE INDEX runner_schedule_tick_age_idx ON runner_schedule_tick (recorded_at);

            CREATE TABLE runner_schedule_subject (
                schedule TEXT NOT NULL,
                subject TEXT NOT NULL,
                date TEXT NOT NULL,
                slots TEXT NOT NULL,
                zone TEXT NOT NULL,
                job INTEGER NOT NULL,
                served_at INTEGER NOT NULL,
                PRIMARY KEY (schedule, subject)
            ) WITHOUT ROWID;

            CREATE INDEX runner_schedule_subject_age_idx ON runner_schedule_subject (served_at);

            CREATE TABLE runner_schedule_pause (
                schedule TEXT PRIMARY KEY NOT NULL,
                paused_at INTEGER NOT NULL
            ) WITHOUT ROWID;
            """,
        down: """
            DROP TABLE runner_schedule_pause;
            DROP TABLE runner_schedule_subject;
            DROP TABLE runner_schedule_tick;
            DROP TABLE runner_schedule_cursor;
            DROP TABLE runner_lease;
            DROP TABLE runner_node;
            DROP TABLE river_queue;
            DROP TABLE river_job;
            """)
}
