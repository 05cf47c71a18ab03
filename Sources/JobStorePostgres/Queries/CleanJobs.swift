import JobModel
import JobStore
import PostgresDriver

/// Removes jobs that ended long ago: a kind's own period wins over its queue's, and that over the general one.
struct CleanJobs {
    /// Jobs of one state, older than a time, of one queue or kind or of those that have no rule of their own.
    private static func delete(where condition: String) -> String {
        """
        DELETE FROM $schema.river_job WHERE ctid = ANY (ARRAY (
            SELECT ctid FROM $schema.river_job
            WHERE finalized_at IS NOT NULL AND state = $1::$schema.river_job_state AND finalized_at <= now() - $2
                AND \(condition)
            ORDER BY finalized_at LIMIT $3 FOR UPDATE SKIP LOCKED
        ))
        """
    }

    private static let ofKinds = delete(where: "kind = ANY ($4)")
    private static let ofQueues = delete(where: "queue = ANY ($4) AND kind <> ALL ($5)")
    private static let others = delete(where: "queue <> ALL ($4) AND kind <> ALL ($5)")

    /// Removes at most `limit` jobs and returns how many.
    func run(_ retention: RetentionRules, limit: Int, on connection: PostgresConnection) throws -> Int {
        let kinds = retention.kinds.keys.sorted()
        let queues = retention.queues.keys.sorted()
        var passes: [(sql: String, periods: RetentionRules.Periods, names: [[String]])] = []
        passes += retention.kinds.sorted { $0.key < $1.key }.map { (Self.ofKinds, $0.value, [[$0.key]]) }
        passes += retention.queues.sorted { $0.key < $1.key }.map { (Self.ofQueues, $0.value, [[$0.key], kinds]) }
        passes.append((Self.others, retention.general, [queues, kinds]))

        var removed = 0
        for pass in passes {
            for (state, period) in pass.periods.byState where removed < limit {
                var parameters = PostgresParameters()
                parameters.add(state.rawValue)
                parameters.add(period)
                parameters.add(Int64(limit - removed))
                for names in pass.names { parameters.add(names) }
                removed += try connection.run(pass.sql, parameters).affectedRows
            }
        }
        return removed
    }
}

extension RetentionRules.Periods {
    fileprivate var byState: [(JobState, Duration)] {
        [(.completed, completed), (.cancelled, cancelled), (.discarded, discarded)]
    }
}
