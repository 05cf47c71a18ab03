extension RiverSchema {
    /// Jobs and the leader. A trigger tells of new jobs.
    static let createJobs = PostgresMigration(
        version: 2, name: "create jobs and leader",
        up: """
            CREATE TYPE $schema.river_job_state AS ENUM (
                'available', 'cancelled', 'completed', 'discarded', 'retryable', 'running', 'scheduled'
            );

            CREATE TABLE $schema.river_job (
                id bigserial PRIMARY KEY,
                state $schema.river_job_state NOT NULL DEFAULT 'available',
                attempt smallint NOT NULL DEFAULT 0,
                max_attempts smallint NOT NULL,
                attempted_at timestamptz,
                created_at timestamptz NOT NULL DEFAULT now(),
                finalized_at timestamptz,
                scheduled_at timestamptz NOT NULL DEFAULT now(),
                priority smallint NOT NULL DEFAULT 1,
                args jsonb,
                attempted_by text[],
                errors jsonb[],
                kind text NOT NULL,
                metadata jsonb,
                queue text NOT NULL DEFAULT 'default',
                tags varchar(255)[],
                \(finalizedRuleOneWay),
                CONSTRAINT max_attempts_is_positive CHECK (max_attempts > 0),
                CONSTRAINT priority_in_range CHECK (priority BETWEEN 1 AND 4),
                CONSTRAINT queue_length CHECK (char_length(queue) BETWEEN 1 AND 127),
                CONSTRAINT kind_length CHECK (char_length(kind) BETWEEN 1 AND 127)
            );
            \(narrowIndexes)
            \(wideIndexes)

            \(insertTrigger)

            CREATE UNLOGGED TABLE $schema.river_leader (
                elected_at timestamptz NOT NULL,
                expires_at timestamptz NOT NULL,
                leader_id text NOT NULL,
                name text PRIMARY KEY,
                \(leaderNameRuleAnyName),
                CONSTRAINT leader_id_length CHECK (char_length(leader_id) BETWEEN 1 AND 127)
            );

            INSERT INTO $schema.river_migration (version) VALUES (2);
            """,
        down: """
            DELETE FROM $schema.river_migration WHERE version = 2;

            DROP TABLE $schema.river_leader;
            DROP TABLE $schema.river_job;
            DROP FUNCTION $schema.river_job_notify();
            DROP TYPE $schema.river_job_state;
            """)

    /// Only an ended job has the time of an end.
    static let finalizedRuleOneWay = """
        CONSTRAINT finalized_or_finalized_at_null CHECK (
                    finalized_at IS NULL OR state IN ('cancelled', 'completed', 'discarded')
                )
        """

    static let leaderNameRuleAnyName = "CONSTRAINT name_length CHECK (char_length(name) BETWEEN 1 AND 127)"

    static let insertTrigger = """
        CREATE FUNCTION $schema.river_job_notify()
        RETURNS trigger
        LANGUAGE plpgsql
        AS $function$
        BEGIN
            IF NEW.state = 'available' THEN
                PERFORM pg_notify('river_insert', json_build_object('queue', NEW.queue)::text);
            END IF;
            RETURN NULL;
        END
        $function$;
        CREATE TRIGGER river_notify AFTER INSERT ON $schema.river_job
            FOR EACH ROW EXECUTE FUNCTION $schema.river_job_notify();
        """
}
