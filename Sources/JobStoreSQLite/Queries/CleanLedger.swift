import JobStore
import JobTime
import SQLiteDriver

/// Removes the ledger's rows past their time. What is still open stays.
struct CleanLedger {
    let now: Timestamp

    private static let ticks = """
        DELETE FROM runner_schedule_tick WHERE id IN (
            SELECT id FROM runner_schedule_tick WHERE recorded_at <= ?1 AND status <> 'open'
            ORDER BY recorded_at LIMIT ?2
        )
        """

    /// A subject's row says which of them have been served before, also yearly, so it lives as long as the ticks.
    private static let subjects = """
        DELETE FROM runner_schedule_subject WHERE (schedule, subject) IN (
            SELECT schedule, subject FROM runner_schedule_subject WHERE served_at <= ?1 LIMIT ?2
        )
        """

    private static let skips = """
        DELETE FROM runner_schedule_skip WHERE (schedule, subject, slot) IN (
            SELECT schedule, subject, slot FROM runner_schedule_skip WHERE recorded_at <= ?1
            ORDER BY recorded_at LIMIT ?2
        )
        """

    func run(_ retention: RetentionRules, limit: Int, on connection: SQLiteConnection) throws {
        try delete(Self.ticks, olderThan: retention.ticks, limit, on: connection)
        try delete(Self.skips, olderThan: retention.subjects, limit, on: connection)
        try delete(Self.subjects, olderThan: max(retention.subjects, retention.ticks), limit, on: connection)
    }

    private func delete(_ sql: String, olderThan period: Duration, _ limit: Int, on connection: SQLiteConnection) throws
    {
        let statement = try connection.prepare(sql)
        try statement.bind(1, integer: now.advanced(by: .zero - period).microseconds)
        try statement.bind(2, integer: Int64(limit))
        try statement.run()
    }
}
