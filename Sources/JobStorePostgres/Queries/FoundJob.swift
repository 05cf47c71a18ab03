import JobModel
import JobStore
import PostgresDriver

/// A job that somebody wants to act on by hand.
struct FoundJob {
    /// The state before the act.
    let state: JobState
    /// Whether it is available and due.
    let isDue: Bool
    /// The key that it would hold afterwards and does not hold now.
    let wantedKey: [UInt8]?
    /// The job that holds that key.
    let holder: Int64?

    /// In the order of ids, so that two acts do not wait for each other.
    private static let look = """
        SELECT job.id, job.state, job.state = 'available' AND job.scheduled_at <= now(),
            CASE WHEN wanted.is_new THEN job.unique_key END,
            CASE WHEN wanted.is_new THEN (
                SELECT holder.id FROM $schema.river_job AS holder
                WHERE holder.unique_key = job.unique_key AND holder.unique_key IS NOT NULL
                    AND holder.unique_states IS NOT NULL
                    AND $schema.river_job_state_in_bitmask(holder.unique_states, holder.state)
            ) END
        FROM $schema.river_job AS job CROSS JOIN LATERAL (VALUES (
            job.unique_key IS NOT NULL AND job.unique_states IS NOT NULL
                AND NOT $schema.river_job_state_in_bitmask(job.unique_states, job.state)
                AND $schema.river_job_state_in_bitmask(job.unique_states, $2::$schema.river_job_state)
        )) AS wanted (is_new)
        WHERE job.id = ANY ($1) ORDER BY job.id FOR UPDATE OF job
        """

    /// Locks the jobs of some ids and looks at them.
    /// - Parameter state: the state that they are to enter; nil if they enter none.
    static func find(
        _ ids: [Int64], entering state: JobState?, on connection: PostgresConnection
    ) throws -> [Int64: FoundJob] {
        var parameters = PostgresParameters()
        parameters.add(ids)
        parameters.add(state?.rawValue)
        let result = try connection.run(look, parameters)
        var found: [Int64: FoundJob] = [:]
        for row in 0..<result.rowCount {
            found[result.integer(row, 0)] = FoundJob(
                state: try JobState(stored: result.text(row, 1)), isDue: result.boolean(row, 2),
                wantedKey: result.optionalBlob(row, 3), holder: result.optionalInteger(row, 4))
        }
        return found
    }
}
