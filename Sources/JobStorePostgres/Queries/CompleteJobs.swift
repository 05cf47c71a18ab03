import JobModel
import PostgresDriver

/// Completes running jobs that have nothing else to write: their rows are updated, or deleted if they are not kept.
///
/// The guard stands in a CASE, so that the planner does not take its `running` for a way to the rows: on a table whose
/// statistics know of no running job it would walk along the index of states.
struct CompleteJobs {
    /// A statement with its parameters.
    typealias Command = (sql: String, parameters: PostgresParameters)

    private let sqlByPlace: String
    private let sqlByID: String

    /// The rows stay.
    static let keeping = CompleteJobs { claims, condition in
        """
        UPDATE $schema.river_job AS job SET state = 'completed', finalized_at = now() FROM \(claims) WHERE \(condition)
        """
    }
    /// The rows go.
    static let deleting = CompleteJobs { claims, condition in
        "DELETE FROM $schema.river_job AS job USING \(claims) WHERE \(condition)"
    }

    private init(_ statement: (_ claims: String, _ condition: String) -> String) {
        func complete(_ claims: String, where condition: String) -> String {
            let current = """
                \(condition) AND CASE
                    WHEN job.state = 'running' AND job.id = claim.id AND job.attempt = claim.attempt
                        AND job.attempted_at = claim.at THEN true
                    ELSE false
                END
                """
            return "\(statement(claims, current)) RETURNING claim.number"
        }
        sqlByPlace = complete(
            "unnest($1, $2, $3, $4) WITH ORDINALITY AS claim (id, attempt, at, place, number)",
            where: "job.ctid = claim.place")
        sqlByID = complete(
            "unnest($1, $2, $3) WITH ORDINALITY AS claim (id, attempt, at, number)", where: "job.id = claim.id")
    }

    /// Completes those whose rows are where the claims left them.
    func byPlace(_ claims: [JobClaim]) -> Command {
        var parameters = Self.parameters(claims)
        parameters.add(places: claims.map(\.hint))
        return (sqlByPlace, parameters)
    }

    /// Completes those whose rows have moved.
    func byID(_ claims: [JobClaim]) -> Command {
        (sqlByID, Self.parameters(claims))
    }

    /// The indices of the claims that were current.
    static func current(in result: PostgresResult) -> [Int] {
        (0..<result.rowCount).map { Int(result.integer($0, 0)) - 1 }
    }

    /// `$1` to `$3`: what identifies attempts.
    static func parameters(_ claims: [JobClaim]) -> PostgresParameters {
        var parameters = PostgresParameters()
        parameters.add(claims.map(\.id))
        parameters.add(claims.map { Int16(clamping: $0.attempt) })
        parameters.add(claims.map(\.attemptedAt))
        return parameters
    }
}
