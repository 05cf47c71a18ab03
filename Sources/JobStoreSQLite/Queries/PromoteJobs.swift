import JobModel
import JobSQL
import JobTime
import SQLiteDriver

/// Makes due `scheduled` and `retryable` jobs available.
struct PromoteJobs {
    let now: Timestamp

    static let due = """
        SELECT id FROM (
            SELECT id, priority, scheduled_at FROM river_job
            WHERE state IN ('scheduled', 'retryable') AND scheduled_at <= ?1
            ORDER BY scheduled_at LIMIT ?2
        ) ORDER BY priority, scheduled_at, id
        """

    /// A key that blocks in `discarded` too could not be entered there either, so the job gives it up.
    private static let discard = """
        UPDATE river_job SET
            state = 'discarded',
            finalized_at = ?2,
            metadata = json_set(metadata, '$.unique_key_conflict', 'scheduler_discarded'),
            unique_key = CASE WHEN unique_states & 8 THEN NULL ELSE unique_key END,
            unique_states = CASE WHEN unique_states & 8 THEN NULL ELSE unique_states END
        WHERE id = ?1
        """

    /// Whether there is any.
    func isDue(on connection: SQLiteConnection) throws -> Bool {
        let statement = try connection.prepare(
            "SELECT 1 FROM river_job WHERE state IN ('scheduled', 'retryable') AND scheduled_at <= ?1 LIMIT 1")
        try statement.bind(1, integer: now.microseconds)
        return try statement.step()
    }

    /// Promotes those that have been due for longest; returns how many were looked at.
    func run(limit: Int, on connection: SQLiteConnection) throws -> Int {
        let ids = try due(limit: limit, on: connection)
        let promote = try connection.prepare("UPDATE river_job SET state = 'available' WHERE id = ?1")
        for id in ids {
            try promote.bind(1, integer: id)
            do throws(SQLError) {
                try promote.run()
            } catch {
                guard error.code == .constraint else { throw error }
                let discard = try connection.prepare(Self.discard)
                try discard.bind(1, integer: id)
                try discard.bind(2, integer: now.microseconds)
                try discard.run()
            }
        }
        return ids.count
    }

    private func due(limit: Int, on connection: SQLiteConnection) throws -> [Int64] {
        let statement = try connection.prepare(Self.due)
        try statement.bind(1, integer: now.microseconds)
        try statement.bind(2, integer: Int64(limit))
        var ids: [Int64] = []
        while try statement.step() { ids.append(statement.integer(at: 0)) }
        return ids
    }
}
