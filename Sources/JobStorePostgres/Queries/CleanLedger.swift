import JobStore
import PostgresDriver

/// Removes the ledger's rows past their time, but for the subjects' own: see ``CleanSubjects``. What is still open stays.
struct CleanLedger {
    private static let ticks = """
        DELETE FROM $schema.runner_schedule_tick WHERE ctid = ANY (ARRAY (
            SELECT ctid FROM $schema.runner_schedule_tick WHERE recorded_at <= now() - $1 AND status <> 'open'
            ORDER BY recorded_at LIMIT $2 FOR UPDATE SKIP LOCKED
        ))
        """

    private static let skips = """
        DELETE FROM $schema.runner_schedule_skip WHERE ctid = ANY (ARRAY (
            SELECT ctid FROM $schema.runner_schedule_skip WHERE recorded_at <= now() - $1
            ORDER BY recorded_at LIMIT $2 FOR UPDATE SKIP LOCKED
        ))
        """

    func run(_ retention: RetentionRules, limit: Int, on connection: PostgresConnection) throws {
        func older(than period: Duration) -> PostgresParameters {
            var parameters = PostgresParameters()
            parameters.add(period)
            parameters.add(Int64(limit))
            return parameters
        }
        _ = try connection.runAll([
            (Self.ticks, older(than: retention.ticks)), (Self.skips, older(than: retention.subjects)),
        ])
    }
}
