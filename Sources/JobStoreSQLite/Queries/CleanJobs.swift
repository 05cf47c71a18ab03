import JSONTree
import JobModel
import JobStore
import JobTime
import SQLiteDriver

/// Removes jobs that ended long ago: a kind's own period wins over its queue's, and that over the general one.
struct CleanJobs {
    let now: Timestamp

    /// Jobs of one state, older than a time, of one queue or kind or of those that have no rule of their own.
    private static func delete(where condition: String) -> String {
        """
        DELETE FROM river_job WHERE id IN (
            SELECT id FROM river_job
            WHERE finalized_at IS NOT NULL AND state = ?1 AND finalized_at <= ?2 AND \(condition)
            ORDER BY finalized_at LIMIT ?3
        )
        """
    }

    private static let ofKind = delete(where: "kind = ?4")
    private static let ofQueue = delete(where: "queue = ?4 AND kind NOT IN (SELECT value FROM json_each(?5))")
    private static let others = delete(
        where: """
            queue NOT IN (SELECT value FROM json_each(?4)) AND kind NOT IN (SELECT value FROM json_each(?5))
            """)

    /// Removes at most `limit` jobs and returns how many.
    func run(_ retention: RetentionRules, limit: Int, on connection: SQLiteConnection) throws -> Int {
        let kinds = JSONValue.texts(retention.kinds.keys.sorted()).text
        let queues = JSONValue.texts(retention.queues.keys.sorted()).text
        var passes: [(sql: String, periods: RetentionRules.Periods, values: [String])] = []
        passes += retention.kinds.sorted { $0.key < $1.key }.map { (Self.ofKind, $0.value, [$0.key]) }
        passes += retention.queues.sorted { $0.key < $1.key }.map { (Self.ofQueue, $0.value, [$0.key, kinds]) }
        passes.append((Self.others, retention.general, [queues, kinds]))

        var removed = 0
        for pass in passes {
            let statement = try connection.prepare(pass.sql)
            for (state, period) in pass.periods.byState where removed < limit {
                try statement.bind(1, text: state.rawValue)
                try statement.bind(2, integer: now.advanced(by: .zero - period).microseconds)
                try statement.bind(3, integer: Int64(limit - removed))
                for (offset, value) in pass.values.enumerated() { try statement.bind(4 + offset, text: value) }
                removed += try statement.run()
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
