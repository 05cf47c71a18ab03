import JobModel
import JobStore
import PostgresDriver

/// Makes jobs available at once, by hand.
struct RetryJobs {
    let notices: InsertNotices

    /// A request to cancel that stopped the job earlier must not stop it again.
    private static let retry = """
        UPDATE $schema.river_job SET
            state = 'available',
            scheduled_at = now(),
            finalized_at = NULL,
            max_attempts = CASE WHEN attempt >= max_attempts THEN attempt + 1 ELSE max_attempts END,
            metadata = CASE WHEN metadata ? 'cancel_attempted_at'
                THEN metadata - 'cancel_attempted_at' ELSE metadata END
        WHERE id = ANY ($1)
        RETURNING queue
        """

    func run(_ ids: [Int64], on connection: PostgresConnection) throws -> BulkResult {
        let found = try FoundJob.find(ids, entering: .available, on: connection)
        let result = BulkResult(ids, among: found) { job in
            if job.state == .running { return "it is running" }
            return job.isDue ? "it is available already" : nil
        }
        guard !result.changed.isEmpty else { return result }
        var parameters = PostgresParameters()
        parameters.add(result.changed)
        let retried = try connection.run(Self.retry, parameters)
        let queues = Set((0..<retried.rowCount).map { retried.text($0, 0) })
        _ = try connection.runAll(
            notices.choose(among: queues).map { (Notices.send, Notices.inserted($0, connection.schema)) })
        return result
    }
}
