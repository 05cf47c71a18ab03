import JobModel
import JobStore
import PostgresDriver

/// Takes running jobs back from nodes of ours that no longer live.
///
/// A name in `attempted_by` that is neither a registered node nor formed like one belongs to a client of River, which
/// tells nobody that it lives: its jobs are left to `RescueStuckJobs`.
struct RescueJobs {
    /// Nodes whose last beat is older are lost.
    let lostAfter: Duration

    /// A job is not discarded for the loss of its nodes before it was rescued so often.
    static let patience = 3

    private static let rescue = """
        WITH lost AS (
            SELECT job.id, node.name AS node, \(ServerText.rescues(of: "job")) + 1 AS rescues
            FROM $schema.river_job AS job
                CROSS JOIN LATERAL (VALUES (job.attempted_by[cardinality(job.attempted_by)])) AS node (name)
            WHERE job.state = 'running'
                AND NOT EXISTS (
                    SELECT FROM $schema.runner_node AS alive
                    WHERE alive.name = node.name AND alive.seen_at >= now() - $1
                )
                AND (starts_with(node.name, '\(NodeName.prefix)') OR EXISTS (
                    SELECT FROM $schema.runner_node AS registered WHERE registered.name = node.name
                ))
            ORDER BY job.id LIMIT $2 FOR UPDATE OF job SKIP LOCKED
        ), judged AS (
            SELECT job.id, lost.node, lost.rescues, CASE
                WHEN \(ServerText.isCancelRequested("job")) THEN 'cancelled'
                WHEN job.attempt >= job.max_attempts AND lost.rescues >= \(patience) THEN 'discarded'
                ELSE 'available'
            END AS state
            FROM lost JOIN $schema.river_job AS job USING (id)
        )
        UPDATE $schema.river_job AS job SET
            state = judged.state::$schema.river_job_state,
            scheduled_at = CASE judged.state WHEN 'available' THEN now() ELSE job.scheduled_at END,
            finalized_at = CASE judged.state WHEN 'available' THEN NULL ELSE now() END,
            errors = array_append(job.errors, jsonb_build_object(
                'at', \(ServerText.now), 'attempt', job.attempt, 'error', 'node lost', 'trace', ''
            )),
            metadata = \(ServerText.metadata(of: "job")) || jsonb_build_object('river:rescue_count', judged.rescues),
            \(ServerText.keepingFreeKey(of: "job"))
        FROM judged WHERE job.id = judged.id
        RETURNING job.id, job.kind, judged.node, judged.rescues, judged.state
        """

    /// Takes back the oldest ones, in the order of their ids.
    func run(limit: Int, on connection: PostgresConnection) throws -> [RescuedJob] {
        var parameters = PostgresParameters()
        parameters.add(lostAfter)
        parameters.add(Int64(limit))
        let result = try connection.run(Self.rescue, parameters)
        let rescued = try (0..<result.rowCount).map { row in
            RescuedJob(
                id: result.integer(row, 0), kind: JobKind(result.text(row, 1)), node: result.text(row, 2),
                rescues: Int(result.integer(row, 3)), state: try JobState(stored: result.text(row, 4)))
        }
        return rescued.sorted { $0.id < $1.id }
    }
}
