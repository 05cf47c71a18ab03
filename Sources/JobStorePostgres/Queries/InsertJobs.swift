package import JobModel
import JobSQL
package import JobStore
import JobTime
package import PostgresDriver

/// Stores jobs; a unique one whose key is taken gives the job that holds it.
package struct InsertJobs: Sendable {
    /// What nodes are told.
    let notices: InsertNotices

    init(notices: InsertNotices) {
        self.notices = notices
    }

    /// For those who have no store; nodes are told at the same pace.
    package init() {
        notices = InsertNotices(SteadyTime.now)
    }

    /// A text of no tags is by far the most frequent one.
    private static let source = """
        SELECT job.state::$schema.river_job_state, now(),
            coalesce(job.scheduled_at, now() + coalesce(job.delay, 0) * interval '1 microsecond'),
            job.priority, job.max_attempts, job.args::jsonb, job.kind, job.metadata::jsonb, job.queue,
            CASE WHEN job.tags = '[]' THEN '{}'::text[]
                ELSE ARRAY(SELECT jsonb_array_elements_text(job.tags::jsonb)) END
        """

    private static let plain = """
        INSERT INTO $schema.river_job (
            state, created_at, scheduled_at, priority, max_attempts, args, kind, metadata, queue, tags
        )
        \(source)
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            AS job (state, scheduled_at, delay, priority, max_attempts, args, kind, metadata, queue, tags)
        RETURNING id, scheduled_at
        """

    /// The update changes nothing: it locks the holder, so that it is there to be returned. Then `xmax` is set.
    private static let unique = """
        INSERT INTO $schema.river_job AS stored (
            state, created_at, scheduled_at, priority, max_attempts, args, kind, metadata, queue, tags, unique_key,
            unique_states
        )
        \(source), job.unique_key, job.unique_states::integer::bit(8)
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS job (
            state, scheduled_at, delay, priority, max_attempts, args, kind, metadata, queue, tags, unique_key,
            unique_states
        )
        ON CONFLICT (unique_key) WHERE unique_key IS NOT NULL AND unique_states IS NOT NULL
            AND $schema.river_job_state_in_bitmask(unique_states, state)
        DO UPDATE SET kind = stored.kind
        RETURNING id, scheduled_at, xmax <> 0, kind, queue, state::text
        """

    /// Stores the jobs in one exchange: outside of a transaction it is one.
    /// - Throws: `StoreError` with the code `invalid` for a job that breaks a rule; `SQLError`.
    package func run(_ jobs: [JobInsert], on connection: PostgresConnection) throws -> [InsertResult] {
        let batch = try InsertBatch(try jobs.map(NewJobRow.init))
        let isUnique = batch.rows.contains(where: \.isUnique)
        let queues = Set(batch.rows.lazy.filter { $0.state == .available }.map(\.job.queue))
        var commands = [(sql: isUnique ? Self.unique : Self.plain, parameters: batch.parameters(isUnique: isUnique))]
        commands += notices.choose(among: queues).map { (Notices.send, Notices.inserted($0, connection.schema)) }
        let stored: PostgresResult?
        do throws(SQLError) {
            stored = try connection.runAll(commands).first
        } catch {
            throw error.isDataRefused ? batch.refusal(for: error) : error
        }
        guard let stored, stored.rowCount == batch.rows.count else {
            throw SQLError(.statement, "the server stored \(stored?.rowCount ?? 0) of \(batch.rows.count) jobs")
        }
        return try batch.results { row, index in
            guard isUnique, stored.boolean(index, 2) else {
                return row.result(id: stored.integer(index, 0), scheduledAt: stored.timestamp(index, 1))
            }
            return InsertResult(
                id: stored.integer(index, 0), kind: JobKind(stored.text(index, 3)), queue: stored.text(index, 4),
                state: try JobState(stored: stored.text(index, 5)), scheduledAt: stored.timestamp(index, 1),
                isDuplicate: true)
        }
    }
}
