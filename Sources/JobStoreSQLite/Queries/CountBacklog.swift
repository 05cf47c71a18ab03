import JSONTree
import JobModel
import JobStore
import JobTime
import SQLiteDriver

/// Counts what there is to do in some queues for some kinds.
struct CountBacklog {
    let queues: [String]
    let kinds: [JobKind]
    let now: Timestamp

    private static let sum = """
        SELECT
            count(*) FILTER (WHERE scheduled_at <= ?3 AND NOT EXISTS (
                SELECT 1 FROM river_queue WHERE name = queue AND paused_at IS NOT NULL
            )),
            count(*) FILTER (WHERE scheduled_at > ?3 AND state <> 'scheduled'),
            count(*) FILTER (WHERE scheduled_at > ?3 AND state = 'scheduled'),
            min(scheduled_at) FILTER (WHERE scheduled_at > ?3),
            count(*) FILTER (WHERE scheduled_at <= ?3 AND rescue_count >= \(ClaimRequest.suspicionThreshold) AND NOT EXISTS (
                SELECT 1 FROM river_queue WHERE name = queue AND paused_at IS NOT NULL
            ))
        FROM river_job
        """
    private static let ours = """
        AND queue IN (SELECT value FROM json_each(?1)) AND kind IN (SELECT value FROM json_each(?2))
        """

    // Three statements, since each walks along a partial index of its own.
    static let available = "\(sum) WHERE state = 'available' \(ours)"
    static let later = "\(sum) WHERE state IN ('scheduled', 'retryable') \(ours)"
    private static let running = "SELECT count(*) FROM river_job WHERE state = 'running' \(ours)"

    func run(on connection: SQLiteConnection) throws -> Backlog {
        var backlog = Backlog()
        for sql in [Self.available, Self.later] {
            let statement = try connection.prepare(sql)
            try bind(statement)
            try statement.bind(3, integer: now.microseconds)
            guard try statement.step() else { continue }
            backlog.due += Int(statement.integer(at: 0))
            backlog.waiting += Int(statement.integer(at: 1))
            backlog.scheduled += Int(statement.integer(at: 2))
            backlog.suspected += Int(statement.integer(at: 4))
            backlog.nextDue = [backlog.nextDue, statement.optionalTimestamp(at: 3)].compactMap(\.self).min()
        }
        let statement = try connection.prepare(Self.running)
        try bind(statement)
        if try statement.step() { backlog.running = Int(statement.integer(at: 0)) }
        return backlog
    }

    private func bind(_ statement: borrowing SQLiteStatement) throws {
        try statement.bind(1, text: JSONValue.texts(queues).text)
        try statement.bind(2, text: JSONValue.texts(kinds.map(\.rawValue)).text)
    }
}
