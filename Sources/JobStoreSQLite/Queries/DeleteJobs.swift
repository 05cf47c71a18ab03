import JobModel
import JobStore
import SQLiteDriver

/// Removes jobs by hand.
struct DeleteJobs {
    func run(_ ids: [Int64], on connection: SQLiteConnection) throws -> BulkResult {
        let statement = try connection.prepare("DELETE FROM river_job WHERE id = ?1")
        return try .acting(on: ids, connection) { id, state in
            guard state != .running else { return .skipped("it is running") }
            try statement.bind(1, integer: id)
            try statement.run()
            return .changed
        }
    }
}
