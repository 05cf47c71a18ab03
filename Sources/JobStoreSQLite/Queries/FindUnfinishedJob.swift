import SQLiteDriver

/// Whether a job of a schedule and subject has not ended yet.
struct FindUnfinishedJob {
    let schedule: String
    /// Empty for a schedule without subjects.
    let subject: String

    /// Both conditions on `metadata` and `finalized_at` are those of the index.
    private static let search = """
        SELECT 1 FROM river_job
        WHERE finalized_at IS NULL AND instr(metadata, '"runner:schedule"') > 0
            AND json_extract(metadata, '$."runner:schedule"') = ?1
            AND COALESCE(json_extract(metadata, '$."runner:subject"'), '') = ?2
        LIMIT 1
        """

    func run(on connection: SQLiteConnection) throws -> Bool {
        let statement = try connection.prepare(Self.search)
        try statement.bind(1, text: schedule)
        try statement.bind(2, text: subject)
        return try statement.step()
    }
}
