import JobModel
import JobStore
import JobTime
import PostgresDriver

/// Ends attempts of which more must be known: one statement locks the rows and looks, `FinishTransition` decides, one
/// statement writes.
struct EndJobs {
    /// One end.
    struct End {
        var finish: JobFinish
        var patch: MetadataPatch

        /// Whether the job's metadata must be read.
        var needsMetadata: Bool {
            if case .snooze = finish.outcome { return true }
            return !patch.isEmpty
        }
    }

    /// In the order of ids, so that two batches do not wait for each other.
    private static let look = """
        SELECT claim.number, job.max_attempts, \(ServerText.isCancelRequested("job")), now(),
            CASE WHEN claim.id = ANY ($4) THEN job.metadata::text END
        FROM unnest($1, $2, $3) WITH ORDINALITY AS claim (id, attempt, at, number)
            JOIN $schema.river_job AS job ON job.id = claim.id AND CASE
                WHEN job.state = 'running' AND job.attempt = claim.attempt AND job.attempted_at = claim.at THEN true
                ELSE false
            END
        ORDER BY job.id FOR UPDATE OF job
        """

    private static let write = """
        UPDATE $schema.river_job AS job SET
            state = ended.state::$schema.river_job_state,
            attempt = ended.attempt,
            scheduled_at = coalesce(ended.scheduled_at, job.scheduled_at),
            finalized_at = ended.finalized_at,
            errors = CASE WHEN ended.error IS NULL THEN job.errors
                ELSE array_append(job.errors, ended.error::jsonb) END,
            metadata = coalesce(ended.metadata::jsonb, job.metadata),
            \(ServerText.keepingFreeKey(of: "job"))
        FROM unnest($1, $2, $3, $4, $5, $6, $7)
            AS ended (id, state, attempt, scheduled_at, finalized_at, error, metadata)
        WHERE job.id = ended.id
        """

    private static let delete = "DELETE FROM $schema.river_job WHERE id = ANY ($1)"

    /// Writes them; of two ends of one claim the second is stale.
    func run(_ ends: [End], on connection: PostgresConnection) throws -> [FinishResult] {
        var results = [FinishResult](repeating: .stale, count: ends.count)
        guard !ends.isEmpty else { return results }
        var parameters = CompleteJobs.parameters(ends.map(\.finish.claim))
        parameters.add(ends.filter(\.needsMetadata).map(\.finish.claim.id))
        let found = try connection.run(Self.look, parameters)
        let rows = (0..<found.rowCount).sorted { found.integer($0, 0) < found.integer($1, 0) }
        var ended: Set<Int64> = []
        var changes: [Change] = []
        var deleted: [Int64] = []
        for row in rows {
            let index = Int(found.integer(row, 0)) - 1
            let end = ends[index]
            guard ended.insert(end.finish.claim.id).inserted else { continue }
            let job = FinishTransition.Running(
                claim: end.finish.claim, maxAttempts: Int(found.integer(row, 1)),
                isCancelRequested: found.boolean(row, 2))
            let transition = FinishTransition(end.finish.outcome, of: job, now: found.timestamp(row, 3))
            results[index] = .applied(transition.state)
            guard !end.finish.isDeletion else {
                deleted.append(end.finish.claim.id)
                continue
            }
            let metadata = found.optionalText(row, 4).flatMap {
                end.patch.merged(into: $0, snoozing: transition.countsSnooze)
            }
            changes.append(Change(id: end.finish.claim.id, transition: transition, metadata: metadata))
        }
        if !changes.isEmpty { try connection.run(Self.write, Self.parameters(changes)) }
        if !deleted.isEmpty {
            var parameters = PostgresParameters()
            parameters.add(deleted)
            try connection.run(Self.delete, parameters)
        }
        return results
    }

    private struct Change {
        let id: Int64
        let transition: FinishTransition
        let metadata: String?
    }

    private static func parameters(_ changes: [Change]) -> PostgresParameters {
        var parameters = PostgresParameters()
        parameters.add(changes.map(\.id))
        parameters.add(changes.map(\.transition.state.rawValue))
        parameters.add(changes.map { Int16(clamping: $0.transition.attempt) })
        parameters.add(changes.map(\.transition.scheduledAt))
        parameters.add(changes.map(\.transition.finalizedAt))
        parameters.add(changes.map { $0.transition.error?.jsonText })
        parameters.add(changes.map(\.metadata))
        return parameters
    }
}
