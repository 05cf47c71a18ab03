import JobModel
import PostgresDriver

/// Completes running jobs that have nothing else to write.
///
/// The guard stands in a CASE, so that the planner does not take its `running` for a way to the rows: on a table whose
/// statistics know of no running job it would walk along the index of states.
enum CompleteJobs {
    private static let byPlace = complete(
        "unnest($1, $2, $3, $4) WITH ORDINALITY AS claim (id, attempt, at, place, number)",
        where: "job.ctid = claim.place")
    private static let byID = complete(
        "unnest($1, $2, $3) WITH ORDINALITY AS claim (id, attempt, at, number)", where: "job.id = claim.id")

    private static func complete(_ claims: String, where condition: String) -> String {
        """
        UPDATE $schema.river_job AS job SET state = 'completed', finalized_at = now()
        FROM \(claims)
        WHERE \(condition) AND CASE
            WHEN job.state = 'running' AND job.id = claim.id AND job.attempt = claim.attempt
                AND job.attempted_at = claim.at THEN true
            ELSE false
        END
        RETURNING claim.number
        """
    }

    /// Completes those whose rows are where the claims left them.
    /// - Returns: The indices of the claims that were current.
    static func byPlace(_ claims: [JobClaim], on connection: PostgresConnection) throws -> [Int] {
        var parameters = parameters(claims)
        parameters.add(places: claims.map(\.hint))
        return numbers(from: try connection.run(byPlace, parameters))
    }

    /// Completes those whose rows have moved.
    /// - Returns: The indices of the claims that were current.
    static func byID(_ claims: [JobClaim], on connection: PostgresConnection) throws -> [Int] {
        numbers(from: try connection.run(byID, parameters(claims)))
    }

    /// `$1` to `$3`: what identifies attempts.
    static func parameters(_ claims: [JobClaim]) -> PostgresParameters {
        var parameters = PostgresParameters()
        parameters.add(claims.map(\.id))
        parameters.add(claims.map { Int16(clamping: $0.attempt) })
        parameters.add(claims.map(\.attemptedAt))
        return parameters
    }

    private static func numbers(from result: PostgresResult) -> [Int] {
        (0..<result.rowCount).map { Int(result.integer($0, 0)) - 1 }
    }
}
