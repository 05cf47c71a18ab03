import JobModel
import JobSQL
import JobStore
import PostgresDriver

/// Takes due jobs out to be worked inside the open transaction: their rows are locked and not yet changed.
struct ClaimBatch {
    let request: ClaimRequest

    private static let ordinary = claim(
        "\(DueJobs.condition(.ordinary, of: "job")) AND NOT metadata ? 'river:rescue_count'")
    private static let rescued = claim(DueJobs.condition(.rescued, of: "job"))

    private static func claim(_ condition: String) -> String {
        """
        SELECT \(ClaimJobs.columns(attempt: ClaimJobs.nextAttempt, attemptedAt: EndBatch.attemptedAt))
        FROM $schema.river_job AS job
        WHERE \(condition) AND kind = ANY ($2)
            AND \(DueJobs.isUnnoted(forNode: "$4"))
        ORDER BY priority, scheduled_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
        """
    }

    private var sql: String { request.selection == .rescued ? Self.rescued : Self.ordinary }

    /// Claims in the transaction that is open or wanted.
    func run(on connection: PostgresConnection) throws(SQLError) -> [ClaimedJob] {
        jobs(in: try connection.run(sql, parameters))
    }

    /// Commits the transaction before, and claims in the next one.
    func runAfterCommit(on connection: PostgresConnection) throws(SQLError) -> [ClaimedJob] {
        jobs(in: try connection.commitAndBegin(sql, parameters))
    }

    private var parameters: PostgresParameters {
        var parameters = DueJobs.parameters(request)
        parameters.add(Int64(request.limit))
        parameters.add(request.node)
        return parameters
    }

    private func jobs(in result: PostgresResult) -> [ClaimedJob] {
        (0..<result.rowCount).map { ClaimJobs.job(from: result, $0, queue: request.queue) }
    }
}
