import JobModel
import JobSQL
import JobStore
import JobTime
import SQLiteDriver

/// Ends jobs by hand, and asks the nodes of running ones to stop them.
struct CancelJobs {
    let now: Timestamp

    private static let cancel = """
        UPDATE river_job SET
            state = CASE state WHEN 'running' THEN 'running' ELSE 'cancelled' END,
            finalized_at = CASE state WHEN 'running' THEN NULL ELSE ?2 END,
            metadata = json_set(metadata, '$.cancel_attempted_at', ?3)
        WHERE id = ?1
        """

    func run(_ ids: [Int64], on connection: SQLiteConnection) throws -> BulkResult {
        let statement = try connection.prepare(Self.cancel)
        return try .acting(on: ids, connection) { id, state in
            guard !state.isFinal else { return .skipped("it has ended: \(state.rawValue)") }
            try statement.bind(1, integer: id)
            try statement.bind(2, integer: now.microseconds)
            try statement.bind(3, text: now.rfc3339())
            do {
                try statement.run()
                return .changed
            } catch let error as SQLError where error.code == .constraint {
                return .skipped(try UniqueHolder.reason(for: id, on: connection))
            }
        }
    }
}
