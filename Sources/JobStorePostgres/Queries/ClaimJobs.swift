import JobModel
import JobStore
import JobTime
import PostgresDriver

/// Takes due jobs out to be worked, in one statement, which writes nothing if there is none.
///
/// `ctid = ANY (ARRAY (…))` is always a fetch of just these rows, whatever the planner thinks of the table, and the
/// places of the new versions come back as the claims' hints.
struct ClaimJobs {
    let request: ClaimRequest

    private static let ordinary = claim(DueJobs.condition(.ordinary))
    private static let rescued = claim(DueJobs.condition(.rescued))
    private static let suspected = claim(DueJobs.condition(.suspected))
    private static let ordinaryBehind = claim("\(DueJobs.condition(.ordinary)) AND \(DueJobs.behind)")
    private static let rescuedBehind = claim("\(DueJobs.condition(.rescued)) AND \(DueJobs.behind)")
    private static let suspectedBehind = claim("\(DueJobs.condition(.suspected)) AND \(DueJobs.behind)")

    /// What is read of a claimed job, of the row `job`.
    static func columns(attempt: String, attemptedAt: String) -> String {
        """
        job.id, \(attempt), \(attemptedAt), job.ctid, job.kind, job.priority, job.max_attempts,
            coalesce(cardinality(job.errors), 0), job.args::text, job.metadata::text, job.tags, job.created_at,
            job.scheduled_at
        """
    }

    /// The number of the next attempt of the row `job`. It stays at the column's largest: an overflow in one row would
    /// keep all others from being claimed.
    static let nextAttempt = "least(job.attempt::integer + 1, 32767)::smallint"

    /// The new `attempted_by` of the row `job`. It is bounded, as in River: the oldest names make room.
    static func attemptedBy(_ node: String) -> String {
        """
        CASE
                WHEN cardinality(job.attempted_by) >= 100
                THEN array_append(job.attempted_by[cardinality(job.attempted_by) - 98:], \(node))
                ELSE array_append(job.attempted_by, \(node))
            END
        """
    }

    /// Claims rows that are locked by `$1`, their places.
    private static let chosen = claim("$1", node: "$2")

    private static func claim(_ condition: String) -> String {
        claim(
            """
            ARRAY (
                SELECT ctid FROM $schema.river_job
                WHERE \(condition) AND kind = ANY ($2) AND \(DueJobs.isUnnoted(forNode: "$4"))
                ORDER BY priority, scheduled_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
            )
            """, node: "$4")
    }

    /// The time is later than the last one in any case: an attempt that was given back has the same number again.
    static func claim(_ places: String, node: String, returning further: String = "") -> String {
        """
        UPDATE $schema.river_job AS job SET
            state = 'running',
            attempt = \(nextAttempt),
            attempted_at = greatest(now(), job.attempted_at + interval '1 microsecond'),
            attempted_by = \(attemptedBy(node))
        WHERE job.ctid = ANY (\(places))
        RETURNING \(columns(attempt: "job.attempt", attemptedAt: "job.attempted_at"))\(further)
        """
    }

    /// Claims jobs that the open transaction has locked, by the places of their rows.
    static func take(_ places: [UInt64], node: String) -> (sql: String, parameters: PostgresParameters) {
        var parameters = PostgresParameters()
        parameters.add(places: places)
        parameters.add(node)
        return (chosen, parameters)
    }

    /// Claims up to the request's limit from a place on, in order.
    func run(from start: ClaimPosition, on connection: PostgresConnection) throws -> [ClaimedJob] {
        var parameters = DueJobs.parameters(request)
        parameters.add(Int64(request.limit))
        parameters.add(request.node)
        let isBehind = start != .front
        if isBehind { DueJobs.add(start, to: &parameters) }
        let sql =
            switch request.selection {
            case .ordinary: isBehind ? Self.ordinaryBehind : Self.ordinary
            case .rescued: isBehind ? Self.rescuedBehind : Self.rescued
            case .suspected: isBehind ? Self.suspectedBehind : Self.suspected
            }
        return Self.jobs(in: try connection.run(sql, parameters), queue: request.queue)
    }

    /// The claimed jobs, in their order.
    static func jobs(in result: PostgresResult, queue: String) -> [ClaimedJob] {
        inOrder((0..<result.rowCount).map { job(from: result, $0, queue: queue) })
    }

    /// An update gives its rows as they lie.
    static func inOrder(_ jobs: [ClaimedJob]) -> [ClaimedJob] {
        jobs.sorted {
            ($0.priority, $0.scheduledAt, $0.claim.id) < ($1.priority, $1.scheduledAt, $1.claim.id)
        }
    }

    /// The job of a row of `columns`.
    static func job(from result: PostgresResult, _ row: Int, queue: String) -> ClaimedJob {
        ClaimedJob(
            claim: JobClaim(
                id: result.integer(row, 0), attempt: Int(result.integer(row, 1)),
                attemptedAt: result.timestamp(row, 2), hint: result.place(row, 3)),
            kind: JobKind(result.text(row, 4)), queue: queue, priority: Int(result.integer(row, 5)),
            maxAttempts: Int(result.integer(row, 6)), failures: Int(result.integer(row, 7)),
            arguments: result.text(row, 8), metadata: result.text(row, 9), tags: result.texts(row, 10),
            createdAt: result.timestamp(row, 11), scheduledAt: result.timestamp(row, 12))
    }
}
