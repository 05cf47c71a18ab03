import JobModel
import JobStore
import PostgresDriver

/// Ends jobs by hand, and asks the nodes of running ones to stop them.
struct CancelJobs {
    private static let cancel = """
        WITH cancelled AS (
            UPDATE $schema.river_job SET
                state = CASE state WHEN 'running' THEN state ELSE 'cancelled' END,
                finalized_at = CASE state WHEN 'running' THEN NULL ELSE now() END,
                metadata = metadata || jsonb_build_object('cancel_attempted_at', \(ServerText.now))
            WHERE id = ANY ($1)
            RETURNING id, queue
        )
        SELECT pg_notify($2, json_build_object('action', 'cancel', 'job_id', id, 'queue', queue)::text) FROM cancelled
        """

    func run(_ ids: [Int64], on connection: PostgresConnection) throws -> BulkResult {
        let found = try FoundJob.find(ids, entering: .cancelled, on: connection)
        let result = BulkResult(ids, among: found) { job in
            job.state.isFinal ? "it has ended: \(job.state.rawValue)" : nil
        }
        guard !result.changed.isEmpty else { return result }
        var parameters = PostgresParameters()
        parameters.add(result.changed)
        parameters.add(NotificationChannels(connection.schema).control)
        try connection.run(Self.cancel, parameters)
        return result
    }
}
