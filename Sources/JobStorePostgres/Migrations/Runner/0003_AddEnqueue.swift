extension RunnerSchema {
    /// `runner_enqueue`, for programs that only speak SQL.
    ///
    /// A NULL stands for the default. With a time the job is `scheduled`, as River does it, even in the past. A key is
    /// the bytes that River's clients make of it; its states are a sum: available 1, cancelled 2, completed 4, discarded 8,
    /// pending 16, retryable 32, running 64, scheduled 128; by default those of unfinished jobs, 241. What is wrong is
    /// an error 22023 with the words of the first problem, and a value that it names is a name, never an argument.
    static let addEnqueue = PostgresMigration(
        version: 3, name: "add runner_enqueue",
        up: """
            CREATE FUNCTION $schema.runner_enqueue(
                kind text,
                args jsonb DEFAULT '{}',
                queue text DEFAULT 'default',
                priority integer DEFAULT 1,
                max_attempts integer DEFAULT 25,
                scheduled_at timestamptz DEFAULT NULL,
                tags text[] DEFAULT '{}',
                metadata jsonb DEFAULT '{}',
                unique_key bytea DEFAULT NULL,
                unique_states integer DEFAULT NULL
            )
            RETURNS TABLE (id bigint, is_duplicate boolean)
            LANGUAGE plpgsql
            AS $function$
            #variable_conflict use_column
            DECLARE
                problem text;
                stored_state text;
            BEGIN
                args := COALESCE(args, '{}');
                queue := COALESCE(queue, 'default');
                priority := COALESCE(priority, 1);
                max_attempts := COALESCE(max_attempts, 25);
                tags := COALESCE(tags, '{}');
                metadata := COALESCE(metadata, '{}');
                IF unique_key IS NOT NULL THEN
                    unique_states := COALESCE(unique_states, 241);
                END IF;

                problem := CASE
                    WHEN kind IS NULL THEN 'kind is missing'
                    WHEN char_length(kind) > 127 OR kind !~ '^[A-Za-z0-9_][][A-Za-z0-9_<>/.:+-]+$' THEN
                        'kind must be 2 to 127 ASCII letters, digits and _, then also - . / : + [ ] < >'
                    WHEN char_length(queue) > 64 OR queue !~ '^[a-z0-9]+([_-][a-z0-9]+)*$' THEN
                        'queue must be 1 to 64 lower-case letters and digits, joined by single _ or -'
                    WHEN jsonb_typeof(args) <> 'object' THEN
                        format('args must be a JSON object, not %s', jsonb_typeof(args))
                    WHEN jsonb_typeof(metadata) <> 'object' THEN
                        format('metadata must be a JSON object, not %s', jsonb_typeof(metadata))
                    WHEN priority NOT BETWEEN 1 AND 4 THEN
                        format('priority must be between 1 and 4, not %s', priority)
                    WHEN max_attempts NOT BETWEEN 1 AND 32767 THEN
                        format('max_attempts must be between 1 and 32767, not %s', max_attempts)
                    WHEN NOT isfinite(scheduled_at) THEN 'scheduled_at must be a time, not infinity'
                    WHEN EXISTS (
                        SELECT FROM unnest(tags) AS tag
                        WHERE tag IS NULL OR char_length(tag) > 255
                            OR tag !~ '^[A-Za-z0-9_][A-Za-z0-9_-]+[A-Za-z0-9_]$'
                    ) THEN 'each of tags must be 3 to 255 ASCII letters, digits and _, with - inside'
                    WHEN unique_key IS NULL AND unique_states IS NOT NULL THEN 'unique_states needs a unique_key'
                    WHEN octet_length(unique_key) = 0 THEN 'unique_key must not be empty'
                    WHEN unique_states NOT BETWEEN 0 AND 255 OR unique_states & 209 <> 209 THEN
                        'unique_states must contain available 1, pending 16, running 64 and scheduled 128'
                END;
                IF problem IS NOT NULL THEN
                    RAISE EXCEPTION USING
                        ERRCODE = 'invalid_parameter_value', MESSAGE = 'runner_enqueue: ' || problem;
                END IF;

                INSERT INTO $schema.river_job AS job (
                    kind, args, queue, priority, max_attempts, scheduled_at, state, tags, metadata, unique_key,
                    unique_states
                )
                VALUES (
                    kind, args, queue, priority, max_attempts, COALESCE(scheduled_at, now()),
                    CASE WHEN scheduled_at IS NULL THEN 'available' ELSE 'scheduled' END::$schema.river_job_state,
                    tags, metadata, unique_key, unique_states::bit(8)
                )
                ON CONFLICT (unique_key)
                    WHERE unique_key IS NOT NULL AND unique_states IS NOT NULL
                        AND $schema.river_job_state_in_bitmask(unique_states, state)
                    DO UPDATE SET kind = EXCLUDED.kind
                RETURNING job.id, job.xmax <> 0, job.state INTO id, is_duplicate, stored_state;

                IF stored_state = 'available' AND NOT is_duplicate THEN
                    PERFORM pg_notify('$name.river_insert', json_build_object('queue', queue)::text);
                END IF;
                RETURN NEXT;
            END
            $function$;

            INSERT INTO $schema.runner_migration (version, name) VALUES (3, 'add runner_enqueue');
            """,
        down: """
            DELETE FROM $schema.runner_migration WHERE version = 3;

            DROP FUNCTION $schema.runner_enqueue(
                text, jsonb, text, integer, integer, timestamptz, text[], jsonb, bytea, integer
            );
            """)
}
