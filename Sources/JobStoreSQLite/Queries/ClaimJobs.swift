import JSONTree
import JobModel
import JobSQL
import JobStore
import JobTime
import SQLiteDriver

/// Takes due jobs out to be worked.
struct ClaimJobs {
    let request: ClaimRequest
    let now: Timestamp

    /// `attempted_by` is bounded, as in River: the oldest names make room.
    private static let claim = """
        UPDATE river_job SET
            state = 'running',
            attempt = attempt + 1,
            attempted_at = ?2,
            attempted_by = CASE
                WHEN attempted_by IS NULL THEN json_array(?3)
                WHEN json_array_length(attempted_by) < 100 THEN json_insert(attempted_by, '$[#]', ?3)
                ELSE json_insert(json_remove(attempted_by, '$[0]'), '$[#]', ?3)
            END
        WHERE id = ?1
        """

    /// Claims up to the request's limit, from a place on.
    func run(from start: ClaimPosition, on connection: SQLiteConnection) throws -> [ClaimedJob] {
        // Asked again under the lock: a pause that is committed holds.
        guard try !ControlQueues.isPaused(request.queue, on: connection) else { return [] }
        let jobs = try due(from: start, on: connection)
        try take(jobs, on: connection)
        return jobs
    }

    /// Has jobs run from now on.
    func take(_ jobs: [ClaimedJob], on connection: SQLiteConnection) throws {
        let statement = try connection.prepare(Self.claim)
        for job in jobs {
            try statement.bind(1, integer: job.claim.id)
            try statement.bind(2, integer: job.claim.attemptedAt.microseconds)
            try statement.bind(3, text: request.node)
            try statement.run()
        }
    }

    private func due(from start: ClaimPosition, on connection: SQLiteConnection) throws -> [ClaimedJob] {
        let kinds = Set(request.kinds.map(\.rawValue))
        let due = DueJobs(columns: .job, request: request, now: now)
        var jobs: [ClaimedJob] = []
        try due.forEach(from: start, on: connection) { row, priority in
            let kind = row.text(at: 2)
            if kinds.contains(kind) { jobs.append(job(kind: kind, priority: Int(priority), from: row)) }
            return jobs.count < request.limit
        }
        return jobs
    }

    /// A job as it will run, from a row with `DueJobs.Columns.job`.
    func job(kind: String, priority: Int, from row: borrowing SQLiteStatement) -> ClaimedJob {
        // Later than the last time in any case: an attempt that was given back has the same number again.
        let earliest = row.optionalInteger(at: 4).map { Timestamp(microseconds: $0 + 1) }
        return ClaimedJob(
            claim: JobClaim(
                id: row.integer(at: 0), attempt: Int(row.integer(at: 3)) + 1,
                attemptedAt: max(now, earliest ?? now)),
            kind: JobKind(kind), queue: request.queue, priority: priority,
            maxAttempts: Int(row.integer(at: 5)), failures: Int(row.integer(at: 10)), arguments: row.text(at: 6),
            metadata: row.text(at: 7), tags: row.texts(at: 8), createdAt: row.timestamp(at: 9),
            scheduledAt: row.timestamp(at: 1))
    }
}
