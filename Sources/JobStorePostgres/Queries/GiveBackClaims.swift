import JobModel
import PostgresDriver

/// Gives back running jobs that a node does not know to be its own: the server had committed the claim when the connection
/// was lost.
struct GiveBackClaims {
    let node: String
    /// What the node knows.
    let known: [Int64]

    private static let giveBack = """
        UPDATE $schema.river_job AS job SET
            state = (CASE WHEN \(ServerText.isCancelRequested("job")) THEN 'cancelled'
                ELSE 'available' END)::$schema.river_job_state,
            finalized_at = CASE WHEN \(ServerText.isCancelRequested("job")) THEN now() END,
            attempt = greatest(job.attempt - 1, 0),
            \(ServerText.keepingFreeKey(of: "job"))
        WHERE job.state = 'running' AND job.attempted_by[cardinality(job.attempted_by)] = $1
            AND NOT job.id = ANY ($2)
        """

    func run(on connection: PostgresConnection) throws -> Int {
        var parameters = PostgresParameters()
        parameters.add(node)
        parameters.add(known)
        return try connection.run(Self.giveBack, parameters).affectedRows
    }
}
