import SQLiteDriver

/// Which job keeps another one from entering a state, because both have one unique key.
enum UniqueHolder {
    /// The reason to give for leaving job `id` alone.
    static func reason(for id: Int64, on connection: SQLiteConnection) throws -> String {
        let statement = try connection.prepare(
            """
            SELECT holder.id FROM river_job AS job JOIN river_job AS holder ON holder.unique_slot = job.unique_key
            WHERE job.id = ?1 AND holder.id <> job.id
            """)
        try statement.bind(1, integer: id)
        guard try statement.step() else { return "its unique key is taken" }
        return "its unique key is taken by job \(statement.integer(at: 0))"
    }
}
