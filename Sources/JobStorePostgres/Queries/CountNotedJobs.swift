import JobModel
import JobStore
import PostgresDriver

/// Counts the jobs in the notes of lost nodes as attempts: the batch that ran them took its node along, and its
/// transaction left no trace in the rows. Otherwise a job that ends its process would run for ever.
///
/// A job whose row is still locked, because the server has not noticed the node's end yet, stays in the note.
struct CountNotedJobs {
    /// Nodes whose last beat is older are lost.
    let lostAfter: Duration

    private static let isLost = """
        NOT EXISTS (
            SELECT FROM $schema.runner_node AS alive WHERE alive.name = note.node AND alive.seen_at >= now() - $1
        )
        """
    private static let lost = """
        SELECT note.node, note.lane FROM $schema.runner_claim_note AS note WHERE \(isLost) ORDER BY note.node, note.lane
        """
    private static let lock = """
        SELECT FROM $schema.runner_claim_note AS note WHERE \(isLost) AND note.node = $2 AND note.lane = $3
        FOR UPDATE OF note SKIP LOCKED
        """

    /// Whether a noted row is as it was before its batch: the end of an attempt in it would bear the batch's time.
    private static func isOpen(_ notedAt: String) -> String {
        """
        CASE WHEN job.state = 'available' AND (job.attempted_at IS NULL OR job.attempted_at < \(notedAt))
                THEN true ELSE false END
        """
    }

    private static let count = """
        WITH noted AS (
            SELECT unnest(ids) AS id, noted_at FROM $schema.runner_claim_note WHERE node = $1 AND lane = $2
        ), lost AS MATERIALIZED (
            SELECT job.id, noted.noted_at, \(ServerText.rescues(of: "job")) + 1 AS rescues
            FROM noted JOIN $schema.river_job AS job USING (id)
            WHERE \(isOpen("noted.noted_at"))
            ORDER BY job.id FOR UPDATE OF job SKIP LOCKED
        )
        UPDATE $schema.river_job AS job SET
            state = (CASE WHEN job.attempt >= job.max_attempts - 1 AND lost.rescues >= $3
                THEN 'discarded' ELSE 'available' END)::$schema.river_job_state,
            finalized_at = CASE WHEN job.attempt >= job.max_attempts - 1 AND lost.rescues >= $3 THEN now() END,
            attempt = \(ClaimJobs.nextAttempt),
            attempted_at = greatest(lost.noted_at, job.attempted_at),
            attempted_by = CASE WHEN cardinality(job.attempted_by) >= 100
                THEN array_append(job.attempted_by[cardinality(job.attempted_by) - 98:], $1)
                ELSE array_append(job.attempted_by, $1) END,
            errors = array_append(job.errors, jsonb_build_object(
                'at', \(ServerText.now), 'attempt', \(ClaimJobs.nextAttempt), 'error', 'node lost', 'trace', ''
            )),
            metadata = \(ServerText.metadata(of: "job")) || jsonb_build_object('river:rescue_count', lost.rescues),
            \(ServerText.keepingFreeKey(of: "job"))
        FROM lost WHERE job.id = lost.id
        RETURNING job.id, job.kind, lost.rescues, job.state
        """

    /// What is not counted yet: rows that another transaction holds, as they are without it.
    private static let rest = """
        SELECT coalesce(array_agg(job.id), '{}')
        FROM (SELECT unnest(ids) AS id, noted_at FROM $schema.runner_claim_note WHERE node = $1 AND lane = $2) AS noted
            JOIN $schema.river_job AS job USING (id)
        WHERE \(isOpen("noted.noted_at")) AND NOT job.id = ANY ($3)
        """
    private static let keep = "UPDATE $schema.runner_claim_note SET ids = $3 WHERE node = $1 AND lane = $2"
    private static let forget = "DELETE FROM $schema.runner_claim_note WHERE node = $1 AND lane = $2"

    /// Counts the jobs of all notes, each note in a transaction of its own.
    func run(on connection: PostgresConnection) throws -> [RescuedJob] {
        var parameters = PostgresParameters()
        parameters.add(lostAfter)
        let notes = try connection.run(Self.lost, parameters)
        return try (0..<notes.rowCount).flatMap { row in
            let (node, lane) = (notes.text(row, 0), Int16(truncatingIfNeeded: notes.integer(row, 1)))
            return try connection.transaction { try count(node, lane, on: $0) }
        }
    }

    private func count(_ node: String, _ lane: Int16, on connection: PostgresConnection) throws -> [RescuedJob] {
        var locking = PostgresParameters()
        locking.add(lostAfter)
        locking.add(node)
        locking.add(lane)
        // Somebody else counts it, or the node came back.
        guard try connection.run(Self.lock, locking).rowCount > 0 else { return [] }
        var note = PostgresParameters()
        note.add(node)
        note.add(lane)
        var counting = note
        counting.add(Int64(RescueJobs.patience))
        let result = try connection.run(Self.count, counting)
        let rescued = try (0..<result.rowCount).map { row in
            RescuedJob(
                id: result.integer(row, 0), kind: JobKind(result.text(row, 1)), node: node,
                rescues: Int(result.integer(row, 2)), state: try JobState(stored: result.text(row, 3)))
        }
        var keeping = note
        keeping.add(rescued.map(\.id))
        let rest = try connection.run(Self.rest, keeping).integers(0, 0)
        if rest.isEmpty {
            try connection.run(Self.forget, note)
        } else {
            var keeping = note
            keeping.add(rest)
            try connection.run(Self.keep, keeping)
        }
        return rescued.sorted { $0.id < $1.id }
    }
}
