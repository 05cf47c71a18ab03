import JobModel
import JobSQL
import JobStore
import JobTime
import SQLiteDriver

/// Makes jobs available at once, by hand.
struct RetryJobs {
    let now: Timestamp

    /// A request to cancel that stopped the job earlier must not stop it again.
    private static let retry = """
        UPDATE river_job SET
            state = 'available',
            scheduled_at = ?2,
            finalized_at = NULL,
            max_attempts = CASE WHEN attempt >= max_attempts THEN attempt + 1 ELSE max_attempts END,
            metadata = CASE WHEN instr(metadata, '"cancel_attempted_at"') > 0
                THEN json_remove(metadata, '$.cancel_attempted_at') ELSE metadata END
        WHERE id = ?1 AND (state <> 'available' OR scheduled_at > ?2)
        """

    func run(_ ids: [Int64], on connection: SQLiteConnection) throws -> BulkResult {
        let statement = try connection.prepare(Self.retry)
        return try .acting(on: ids, connection) { id, state in
            guard state != .running else { return .skipped("it is running") }
            try statement.bind(1, integer: id)
            try statement.bind(2, integer: now.microseconds)
            do {
                return try statement.run() > 0 ? .changed : .skipped("it is available already")
            } catch let error as SQLError where error.code == .constraint {
                return .skipped(try UniqueHolder.reason(for: id, on: connection))
            }
        }
    }
}
