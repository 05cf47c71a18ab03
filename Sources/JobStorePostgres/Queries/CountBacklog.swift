import JobModel
import JobStore
import PostgresDriver

/// Counts what there is to do in some queues for some kinds.
struct CountBacklog {
    let queues: [String]
    let kinds: [JobKind]

    private static let count = """
        SELECT
            count(*) FILTER (WHERE is_waiting AND is_due AND NOT is_paused),
            count(*) FILTER (WHERE state = 'running'),
            count(*) FILTER (WHERE is_waiting AND NOT is_due AND state <> 'scheduled'),
            count(*) FILTER (WHERE is_waiting AND NOT is_due AND state = 'scheduled'),
            count(*) FILTER (WHERE is_waiting AND is_due AND NOT is_paused AND is_suspected),
            min(scheduled_at) FILTER (WHERE is_waiting AND NOT is_due)
        FROM (
            SELECT job.state, job.scheduled_at, job.state <> 'running' AS is_waiting, job.scheduled_at <= now() AS is_due,
                queue.paused_at IS NOT NULL AS is_paused,
                job.metadata ? 'river:rescue_count'
                    AND \(ServerText.rescues(of: "job")) >= \(ClaimRequest.suspicionThreshold) AS is_suspected
            FROM $schema.river_job AS job LEFT JOIN $schema.river_queue AS queue ON queue.name = job.queue
            WHERE job.state IN ('available', 'running', 'retryable', 'scheduled')
                AND job.queue = ANY ($1) AND job.kind = ANY ($2)
        ) AS job
        """

    func run(on connection: PostgresConnection) throws -> Backlog {
        var parameters = PostgresParameters()
        parameters.add(queues)
        parameters.add(kinds.map(\.rawValue))
        let result = try connection.run(Self.count, parameters)
        return Backlog(
            due: Int(result.integer(0, 0)), running: Int(result.integer(0, 1)), waiting: Int(result.integer(0, 2)),
            scheduled: Int(result.integer(0, 3)), suspected: Int(result.integer(0, 4)),
            nextDue: result.optionalTimestamp(0, 5))
    }
}
