import JobModel
import JobSQL
import JobStore
import JobTime
import PostgresDriver

/// Writes the ends of a batch's attempts into its transaction: claim and end in one version of each row.
struct EndBatch {
    /// An end that is more than success.
    private struct Other {
        var position: Int
        var job: ClaimedJob
        var patch: MetadataPatch
        var finish: JobFinish
    }

    let node: String
    private var completed: [ClaimedJob] = []
    /// Completed, and not kept.
    private var deleted: [ClaimedJob] = []
    private var others: [Other] = []
    private var results: [FinishResult]

    /// Later than the last attempt in any case, and in one transaction always the same.
    static let attemptedAt = "greatest(now(), job.attempted_at + interval '1 microsecond')"
    private static let attempted = """
        attempt = \(ClaimJobs.nextAttempt), attempted_at = \(attemptedAt), attempted_by = \(ClaimJobs.attemptedBy("$2"))
        """

    private static func complete(_ place: String) -> String {
        """
        UPDATE $schema.river_job AS job SET state = 'completed', finalized_at = clock_timestamp(), \(attempted)
        WHERE job.\(place) = ANY ($1)
        """
    }
    private static let completeByPlace = complete("ctid")
    private static let completeByID = "\(complete("id")) AND \(isOpen)"

    private static let deleteByPlace = "DELETE FROM $schema.river_job AS job WHERE job.ctid = ANY ($1)"
    private static let deleteByID = "DELETE FROM $schema.river_job AS job WHERE job.id = ANY ($1) AND \(isOpen)"

    /// A handler that changed its own job's row moved it.
    private static let isOpen = "CASE WHEN job.state = 'available' THEN true ELSE false END"

    private static let end = """
        UPDATE $schema.river_job AS job SET
            state = finish.state::$schema.river_job_state,
            attempt = finish.attempt,
            attempted_at = \(attemptedAt),
            attempted_by = \(ClaimJobs.attemptedBy("$2")),
            scheduled_at = coalesce(finish.scheduled_at, job.scheduled_at),
            finalized_at = finish.finalized_at,
            errors = CASE WHEN finish.error IS NULL THEN job.errors
                ELSE array_append(job.errors, finish.error::jsonb) END,
            metadata = coalesce(finish.metadata::jsonb, job.metadata)
        FROM unnest($1::bigint[], $3::text[], $4::smallint[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::text[])
            AS finish (id, state, attempt, scheduled_at, finalized_at, error, metadata)
        WHERE job.id = finish.id
        """

    /// - Parameters:
    ///   - batch: the jobs of the open transaction.
    ///   - finishes: the ends of those that ran; the second of one claim, and one of another batch, is stale.
    /// - Throws: `StoreError` with the code `invalid` for metadata that are no JSON object.
    init(_ batch: [ClaimedJob], _ finishes: [JobFinish], node: String) throws {
        self.node = node
        results = []
        var open = Dictionary(batch.map { ($0.claim.id, $0) }, uniquingKeysWith: { first, _ in first })
        for finish in finishes {
            let patch = try MetadataPatch(finish.metadata)
            guard let job = open[finish.claim.id], job.claim == finish.claim else {
                results.append(.stale)
                continue
            }
            open[finish.claim.id] = nil
            if finish.isDeletion {
                deleted.append(job)
            } else if finish.outcome == .completed, patch.isEmpty {
                completed.append(job)
            } else {
                others.append(Other(position: results.count, job: job, patch: patch, finish: finish))
            }
            results.append(.applied(.completed))
        }
    }

    /// Writes, commits, and claims the next batch.
    func run(
        next: ClaimBatch?, on connection: PostgresConnection
    ) throws -> (results: [FinishResult], claimed: [ClaimedJob]) {
        // A connection that was made anew would complete rows that are no longer locked, without what handlers wrote.
        guard connection.isInTransaction else {
            throw SQLError(.unavailable, "the connection with the batch's transaction was lost")
        }
        var results = results
        if !completed.isEmpty { try complete(on: connection) }
        if !deleted.isEmpty { try delete(on: connection) }
        if !others.isEmpty {
            let now = try connection.run("SELECT clock_timestamp()").timestamp(0, 0)
            let transitions = others.map { other in
                FinishTransition(
                    other.finish.outcome,
                    of: .init(
                        claim: other.job.claim, maxAttempts: other.job.maxAttempts,
                        isCancelRequested: other.job.metadata.contains("\"cancel_attempted_at\"")),
                    now: now)
            }
            try end(transitions, on: connection)
            for (other, transition) in zip(others, transitions) { results[other.position] = .applied(transition.state) }
        }
        guard let next else {
            try connection.commit()
            return (results, [])
        }
        let claimed = try next.runAfterCommit(on: connection)
        if claimed.isEmpty { connection.rollBack() }
        return (results, claimed)
    }

    private func complete(on connection: PostgresConnection) throws(SQLError) {
        var parameters = PostgresParameters()
        parameters.add(places: completed.map(\.claim.hint))
        parameters.add(node)
        guard try connection.run(Self.completeByPlace, parameters).affectedRows < completed.count else { return }
        parameters = PostgresParameters()
        parameters.add(completed.map(\.claim.id))
        parameters.add(node)
        try connection.run(Self.completeByID, parameters)
    }

    private func delete(on connection: PostgresConnection) throws(SQLError) {
        var parameters = PostgresParameters()
        parameters.add(places: deleted.map(\.claim.hint))
        guard try connection.run(Self.deleteByPlace, parameters).affectedRows < deleted.count else { return }
        parameters = PostgresParameters()
        parameters.add(deleted.map(\.claim.id))
        try connection.run(Self.deleteByID, parameters)
    }

    private func end(_ transitions: [FinishTransition], on connection: PostgresConnection) throws(SQLError) {
        var parameters = PostgresParameters()
        parameters.add(others.map(\.job.claim.id))
        parameters.add(node)
        parameters.add(transitions.map(\.state.rawValue))
        parameters.add(transitions.map { Int16(clamping: $0.attempt) })
        parameters.add(transitions.map(\.scheduledAt))
        parameters.add(transitions.map(\.finalizedAt))
        parameters.add(transitions.map { $0.error?.jsonText })
        parameters.add(
            zip(others, transitions).map { other, transition in
                other.patch.merged(into: other.job.metadata, snoozing: transition.countsSnooze)
            })
        try connection.run(Self.end, parameters)
    }
}
