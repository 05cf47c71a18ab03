import JSONTree
import JobModel
import JobSQL
import JobStore
import JobTime
import SQLiteDriver

/// Stores jobs; a unique one whose key is taken gives the job that holds it.
struct InsertJobs {
    let now: Timestamp

    private static let plain = """
        INSERT INTO river_job (state, created_at, scheduled_at, priority, max_attempts, args, kind, metadata, queue, tags)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """

    private static let unique = """
        INSERT INTO river_job (
            state, created_at, scheduled_at, priority, max_attempts, args, kind, metadata, queue, tags,
            unique_key, unique_states
        )
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        ON CONFLICT (unique_slot) WHERE unique_slot IS NOT NULL DO NOTHING
        """

    /// Stores the jobs one after another, in the caller's transaction.
    /// - Throws: `StoreError` with the code `invalid` for a job that breaks a rule; `SQLError`.
    func run(_ jobs: [JobInsert], on connection: SQLiteConnection) throws -> [InsertResult] {
        let plain = try connection.prepare(Self.plain)
        var results: [InsertResult] = []
        results.reserveCapacity(jobs.count)
        for job in jobs {
            let row = try NewJobRow(job)
            if row.isUnique {
                results.append(try insertUnique(row, on: connection))
            } else {
                _ = try insert(row, with: plain)
                results.append(
                    row.result(
                        id: connection.lastInsertedRowID, scheduledAt: row.scheduledAt(now: now)))
            }
        }
        return results
    }

    private func insertUnique(_ row: NewJobRow, on connection: SQLiteConnection) throws -> InsertResult {
        let statement = try connection.prepare(Self.unique)
        try statement.bind(11, blob: row.uniqueKey)
        try statement.bind(12, integer: row.uniqueStates)
        if try insert(row, with: statement) > 0 {
            return row.result(id: connection.lastInsertedRowID, scheduledAt: row.scheduledAt(now: now))
        }
        let holder = try connection.prepare(
            "SELECT id, kind, queue, state, scheduled_at FROM river_job WHERE unique_slot = ?1")
        try holder.bind(1, blob: row.uniqueKey)
        guard try holder.step() else {
            throw StoreError(.invalid, "the unique key of a job of kind \(row.job.kind) cannot be stored")
        }
        return InsertResult(
            id: holder.integer(at: 0), kind: JobKind(holder.text(at: 1)), queue: holder.text(at: 2),
            state: try JobState(stored: holder.text(at: 3)), scheduledAt: holder.timestamp(at: 4), isDuplicate: true)
    }

    private func insert(_ row: NewJobRow, with statement: borrowing SQLiteStatement) throws -> Int {
        try statement.bind(1, text: row.state.rawValue)
        try statement.bind(2, integer: now.microseconds)
        try statement.bind(3, integer: row.scheduledAt(now: now).microseconds)
        try statement.bind(4, integer: Int64(row.job.priority))
        try statement.bind(5, integer: Int64(row.job.maxAttempts))
        try statement.bind(6, text: row.job.arguments)
        try statement.bind(7, text: row.job.kind.rawValue)
        try statement.bind(8, text: row.job.metadata)
        try statement.bind(9, text: row.job.queue)
        try statement.bind(10, text: row.tags)
        do throws(SQLError) {
            return try statement.run()
        } catch {
            if error.code == .constraint, let refusal = row.refusal(for: error) { throw refusal }
            throw error
        }
    }
}
