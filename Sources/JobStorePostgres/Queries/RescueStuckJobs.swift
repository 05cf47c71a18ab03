import JobModel
import JobStore
import PostgresDriver

/// Takes jobs back that clients of River have been running for longer than they may, as River's leader does: nobody
/// else knows whether these clients live.
///
/// Unlike River's, it discards no job for a kind that this program does not know: others may know it.
struct RescueStuckJobs {
    /// Attempts that began before are stuck.
    let after: Duration

    private static let rescue = """
        WITH stuck AS (
            SELECT job.id, CASE
                WHEN \(ServerText.isCancelRequested("job")) THEN 'cancelled'
                WHEN job.attempt >= job.max_attempts THEN 'discarded'
                ELSE 'retryable'
            END AS state
            FROM $schema.river_job AS job
                CROSS JOIN LATERAL (VALUES (job.attempted_by[cardinality(job.attempted_by)])) AS node (name)
            WHERE job.state = 'running' AND job.attempted_at < now() - $1
                AND (node.name IS NULL OR node.name !~ '\(NodeName.pattern)')
                AND NOT EXISTS (SELECT FROM $schema.runner_node WHERE runner_node.name = node.name)
            ORDER BY job.id LIMIT $2 FOR UPDATE OF job SKIP LOCKED
        )
        UPDATE $schema.river_job AS job SET
            state = stuck.state::$schema.river_job_state,
            scheduled_at = CASE stuck.state
                WHEN 'retryable' THEN
                    now() + least((coalesce(cardinality(job.errors), 0) + 1) ^ 4, 1e8) * interval '1 second'
                ELSE job.scheduled_at
            END,
            finalized_at = CASE stuck.state WHEN 'retryable' THEN NULL ELSE now() END,
            errors = array_append(job.errors, jsonb_build_object(
                'at', \(ServerText.now), 'attempt', job.attempt, 'error', 'Stuck job rescued by JobRescuer',
                'trace', ''
            )),
            metadata = job.metadata || jsonb_build_object(
                'river:rescue_count', \(ServerText.rescues(of: "job")) + 1
            ),
            \(ServerText.keepingFreeKey(of: "job"))
        FROM stuck WHERE job.id = stuck.id
        """

    /// Takes back the oldest ones, and returns how many.
    func run(limit: Int, on connection: PostgresConnection) throws -> Int {
        var parameters = PostgresParameters()
        parameters.add(after)
        parameters.add(Int64(limit))
        return try connection.run(Self.rescue, parameters).affectedRows
    }
}
