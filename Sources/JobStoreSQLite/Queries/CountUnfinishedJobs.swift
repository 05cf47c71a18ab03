import JobStore
import SQLiteDriver

/// Counts the jobs of a schedule and subject that have not ended yet.
struct CountUnfinishedJobs {
    let schedule: String
    /// Empty for a schedule without subjects.
    let subject: String

    /// Both conditions on `metadata` and `finalized_at` are those of the index.
    static let count = """
        SELECT count(*) FILTER (WHERE state = 'running'), count(*) FILTER (WHERE state <> 'running') FROM river_job
        WHERE finalized_at IS NULL AND instr(metadata, '"runner:schedule"') > 0
            AND json_extract(metadata, '$."runner:schedule"') = ?1
            AND COALESCE(json_extract(metadata, '$."runner:subject"'), '') = ?2
        """

    func run(on connection: SQLiteConnection) throws -> UnfinishedJobs {
        let statement = try connection.prepare(Self.count)
        try statement.bind(1, text: schedule)
        try statement.bind(2, text: subject)
        guard try statement.step() else { return UnfinishedJobs(running: 0, waiting: 0) }
        return UnfinishedJobs(running: Int(statement.integer(at: 0)), waiting: Int(statement.integer(at: 1)))
    }
}
