import JobModel
import JobStore
import JobTime
import PostgresDriver

/// Frees jobs that workers of other programs have been running for longer than they may, as River's leader does: nobody
/// else knows whether these workers live. Jobs of our own nodes are the business of `RescueJobs`.
struct RescueStuckJobs {
    let rules: StuckJobRules
    /// A random number from 0 to 1.
    let random: @Sendable () -> Double

    private static let old = """
        SELECT job.id, job.kind, worker.name, job.attempt, job.max_attempts, coalesce(cardinality(job.errors), 0),
            \(ServerText.rescues(of: "job")), \(ServerText.isCancelRequested("job")),
            (extract(epoch FROM now() - job.attempted_at) * 1000000)::bigint
        FROM $schema.river_job AS job
            CROSS JOIN LATERAL (VALUES (coalesce(job.attempted_by[cardinality(job.attempted_by)], ''))) AS worker (name)
        WHERE job.state = 'running' AND job.id > $1 AND job.attempted_at < now() - $2
            AND NOT starts_with(worker.name, '\(NodeName.prefix)')
            AND NOT EXISTS (SELECT FROM $schema.runner_node WHERE runner_node.name = worker.name)
        ORDER BY job.id LIMIT $3 FOR UPDATE OF job SKIP LOCKED
        """

    private static let free = """
        UPDATE $schema.river_job AS job SET
            state = stuck.state::$schema.river_job_state,
            scheduled_at = CASE WHEN stuck.state = 'retryable'
                THEN now() + stuck.delay * interval '1 microsecond' ELSE job.scheduled_at END,
            finalized_at = CASE WHEN stuck.state = 'retryable' THEN NULL ELSE now() END,
            errors = array_append(job.errors, jsonb_build_object(
                'at', \(ServerText.now), 'attempt', job.attempt, 'error', 'stuck job rescued', 'trace', ''
            )),
            metadata = job.metadata || jsonb_build_object('river:rescue_count', stuck.rescues),
            \(ServerText.keepingFreeKey(of: "job"))
        FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[]) AS stuck (id, state, delay, rescues)
        WHERE job.id = stuck.id
        """

    /// Looks at the next page of long running jobs, inside a transaction.
    /// - Parameter after: the last id of the page before.
    /// - Returns: What was freed, and the page's last id; nil if it was the last page.
    func run(
        after: Int64, limit: Int, on connection: PostgresConnection
    ) throws -> (rescued: [RescuedJob], last: Int64?) {
        let page = try read(after: after, limit: limit, on: connection)
        var rescued: [RescuedJob] = []
        var delays: [Int64] = []
        for job in page {
            guard let end = job.end(by: rules, unit: random()) else { continue }
            rescued.append(
                RescuedJob(id: job.id, kind: job.kind, node: job.node, rescues: job.rescues + 1, state: end.state))
            delays.append(end.microseconds)
        }
        if !rescued.isEmpty {
            var parameters = PostgresParameters()
            parameters.add(rescued.map(\.id))
            parameters.add(rescued.map(\.state.rawValue))
            parameters.add(delays)
            parameters.add(rescued.map { Int64($0.rescues) })
            try connection.run(Self.free, parameters)
        }
        return (rescued, page.count < limit ? nil : page.last?.id)
    }

    private func read(after: Int64, limit: Int, on connection: PostgresConnection) throws -> [StuckJob] {
        var parameters = PostgresParameters()
        parameters.add(after)
        parameters.add(StuckJobRules.patience)
        parameters.add(Int64(limit))
        let result = try connection.run(Self.old, parameters)
        return (0..<result.rowCount).map { row in
            StuckJob(
                id: result.integer(row, 0), kind: JobKind(result.text(row, 1)), node: result.text(row, 2),
                attempt: Int(result.integer(row, 3)), maxAttempts: Int(result.integer(row, 4)),
                failures: Int(result.integer(row, 5)), rescues: Int(result.integer(row, 6)),
                isCancelRequested: result.boolean(row, 7), age: .microseconds(result.integer(row, 8)))
        }
    }
}

extension StuckJob.End {
    /// The wait for the next attempt.
    fileprivate var microseconds: Int64 {
        guard case .retry(let delay) = self else { return 0 }
        return Timestamp(microseconds: 0).advanced(by: delay).microseconds
    }
}
