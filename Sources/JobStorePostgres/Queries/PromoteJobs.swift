import PostgresDriver

/// Makes due `scheduled` and `retryable` jobs available, in one statement, which also tells the queues' nodes.
///
/// Of jobs that want one key, the one that holds it wins, then the first in the order of claims; the others are
/// discarded, as they are if another job holds it. A key that blocks in `discarded` too could not be entered there
/// either, so such a job gives it up.
struct PromoteJobs {
    private static let promote = """
        WITH due AS (
            SELECT id, priority, scheduled_at, unique_key, unique_states,
                unique_key IS NOT NULL AND unique_states IS NOT NULL
                    AND $schema.river_job_state_in_bitmask(unique_states, 'available') AS wants_key,
                unique_key IS NOT NULL AND unique_states IS NOT NULL
                    AND $schema.river_job_state_in_bitmask(unique_states, state) AS has_key
            FROM $schema.river_job
            WHERE state IN ('retryable', 'scheduled') AND scheduled_at <= now()
            ORDER BY scheduled_at LIMIT $1 FOR UPDATE SKIP LOCKED
        ), judged AS (
            SELECT id, wants_key AND (
                row_number() OVER (
                    PARTITION BY wants_key, unique_key ORDER BY has_key DESC, priority, scheduled_at, id
                ) > 1
                OR NOT has_key AND EXISTS (
                    SELECT FROM $schema.river_job AS holder
                    WHERE holder.unique_key = due.unique_key AND holder.unique_key IS NOT NULL
                        AND holder.unique_states IS NOT NULL
                        AND $schema.river_job_state_in_bitmask(holder.unique_states, holder.state)
                )
            ) AS is_discarded
            FROM due
        ), moved AS (
            UPDATE $schema.river_job AS job SET
                state = CASE WHEN is_discarded THEN 'discarded' ELSE 'available' END::$schema.river_job_state,
                finalized_at = CASE WHEN is_discarded THEN now() END,
                metadata = CASE WHEN is_discarded
                    THEN job.metadata || '{"unique_key_conflict": "scheduler_discarded"}' ELSE job.metadata END,
                unique_key = CASE WHEN is_discarded
                        AND $schema.river_job_state_in_bitmask(job.unique_states, 'discarded')
                    THEN NULL ELSE job.unique_key END,
                unique_states = CASE WHEN is_discarded
                        AND $schema.river_job_state_in_bitmask(job.unique_states, 'discarded')
                    THEN NULL ELSE job.unique_states END
            FROM judged WHERE job.id = judged.id
            RETURNING job.queue, is_discarded
        ), told AS (
            SELECT pg_notify($2, json_build_object('queue', queue)::text)
            FROM (SELECT DISTINCT queue FROM moved WHERE NOT is_discarded) AS awake
        )
        SELECT (SELECT count(*) FROM moved), (SELECT count(*) FROM told)
        """

    /// Promotes those that have been due for longest; returns how many were looked at.
    func run(limit: Int, on connection: PostgresConnection) throws -> Int {
        var parameters = PostgresParameters()
        parameters.add(Int64(limit))
        parameters.add(NotificationChannels(connection.schema).insert)
        return Int(try connection.run(Self.promote, parameters).integer(0, 0))
    }
}
