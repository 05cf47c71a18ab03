import JobModel
import JobStore
import SQLiteDriver

/// Counts all jobs by queue, kind and state.
struct CountJobs {
    func run(on connection: SQLiteConnection) throws -> [JobCount] {
        let statement = try connection.prepare(
            "SELECT queue, kind, state, count(*) FROM river_job GROUP BY queue, kind, state ORDER BY queue, kind, state"
        )
        var counts: [JobCount] = []
        while try statement.step() {
            counts.append(
                JobCount(
                    queue: statement.text(at: 0), kind: JobKind(statement.text(at: 1)),
                    state: try JobState(stored: statement.text(at: 2)), count: Int(statement.integer(at: 3))))
        }
        return counts
    }
}
