import JobStore
import JobTime
import SQLiteDriver

/// Walks along the jobs of one queue that can be claimed, in their order, with what `Columns` names of each.
struct DueJobs {
    /// What is read of each job.
    enum Columns: String {
        /// `id`, `scheduled_at`, `kind`.
        case place = "id, scheduled_at, kind"
        /// What a claimed job needs.
        case job = """
            id, scheduled_at, kind, attempt, attempted_at, max_attempts, args, metadata, tags, created_at,
            CASE WHEN errors IS NULL THEN 0 ELSE json_array_length(errors) END
            """
    }

    let columns: Columns
    let request: ClaimRequest
    let now: Timestamp

    /// Gives one row after another, with its priority, until `body` returns false.
    func forEach(
        from start: ClaimPosition, on connection: SQLiteConnection,
        _ body: (_ row: borrowing SQLiteStatement, _ priority: Int64) throws -> Bool
    ) throws {
        for stretch in start.stretches {
            let statement = try connection.prepare(sql(for: stretch.bound))
            try statement.bind(1, text: request.queue)
            try statement.bind(2, integer: stretch.priority)
            switch stretch.bound {
            case .sameInstant(let instant, let id):
                try statement.bind(3, integer: instant)
                try statement.bind(4, integer: id)
            case .later(let instant):
                try statement.bind(3, integer: instant)
                try statement.bind(4, integer: now.microseconds)
            }
            while try statement.step() {
                guard try body(statement, stretch.priority) else { return }
            }
        }
    }

    /// SQLite uses an index to its end for two plain comparisons, and not for one of pairs.
    func sql(for bound: DueStretch.Bound) -> String {
        let range =
            switch bound {
            case .sameInstant: "scheduled_at = ?3 AND id > ?4"
            case .later: "scheduled_at > ?3 AND scheduled_at <= ?4"
            }
        let past =
            switch request.selection {
            case .ordinary: "rescue_count < \(ClaimRequest.suspicionThreshold)"
            case .rescued: "rescue_count BETWEEN 1 AND \(ClaimRequest.suspicionThreshold - 1)"
            case .suspected: "rescue_count >= \(ClaimRequest.suspicionThreshold)"
            }
        return """
            SELECT \(columns.rawValue) FROM river_job
            WHERE state = 'available' AND \(past) AND queue = ?1 AND priority = ?2 AND \(range)
            ORDER BY scheduled_at, id
            """
    }
}
