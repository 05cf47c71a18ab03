import JobModel
import JobStore
import PostgresDriver

/// Counts all jobs by queue, kind and state.
struct CountJobs {
    func run(on connection: PostgresConnection) throws -> [JobCount] {
        let result = try connection.run(
            """
            SELECT queue, kind, state, count(*) FROM $schema.river_job GROUP BY queue, kind, state
            ORDER BY queue COLLATE "C", kind COLLATE "C", state
            """)
        return try (0..<result.rowCount).map { row in
            JobCount(
                queue: result.text(row, 0), kind: JobKind(result.text(row, 1)),
                state: try JobState(stored: result.text(row, 2)), count: Int(result.integer(row, 3)))
        }
    }
}
