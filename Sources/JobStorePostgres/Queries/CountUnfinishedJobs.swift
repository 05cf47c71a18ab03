import JobStore
import PostgresDriver

/// Counts the jobs of a schedule and its subjects that have not ended yet, of those that were stored under `if_running`.
enum CountUnfinishedJobs {
    /// The conditions of `runner_job_guarded_idx`, but for schedule and subject.
    static let condition = "job.finalized_at IS NULL AND job.metadata ? 'runner:guarded'"

    private static let count = """
        SELECT COALESCE(job.metadata ->> 'runner:subject', ''), count(*) FILTER (WHERE job.state = 'running'),
            count(*) FILTER (WHERE job.state <> 'running')
        FROM $schema.river_job AS job
        WHERE \(condition) AND job.metadata ->> 'runner:schedule' = $1
            AND COALESCE(job.metadata ->> 'runner:subject', '') = ANY($2)
        GROUP BY 1
        """

    /// - Parameter subjects: empty text for a schedule without subjects.
    /// - Returns: The counts of those that have unfinished jobs.
    static func of(
        _ subjects: [String], schedule: String, on connection: PostgresConnection
    ) throws -> [String: UnfinishedJobs] {
        guard !subjects.isEmpty else { return [:] }
        var parameters = PostgresParameters()
        parameters.add(schedule)
        parameters.add(subjects)
        let rows = try connection.run(count, parameters)
        var counts: [String: UnfinishedJobs] = [:]
        for row in 0..<rows.rowCount {
            counts[rows.text(row, 0)] = UnfinishedJobs(
                running: Int(rows.integer(row, 1)), waiting: Int(rows.integer(row, 2)))
        }
        return counts
    }
}
