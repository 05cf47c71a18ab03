import JSONTree
import JobModel
import JobStore
import JobTime
import SQLiteDriver

/// Looks what is to come in some queues. Each statement ends at the first row of an index.
struct FindOutlook {
    let queues: [String]
    let kinds: [JobKind]
    let now: Timestamp

    private static let suspect = """
        SELECT 1 FROM river_job
        WHERE state = 'available' AND rescue_count >= \(ClaimRequest.suspicionThreshold) AND scheduled_at <= ?3
            AND queue IN (SELECT value FROM json_each(?1)) AND kind IN (SELECT value FROM json_each(?2))
            AND NOT EXISTS (SELECT 1 FROM river_queue WHERE name = queue AND paused_at IS NOT NULL)
        LIMIT 1
        """
    private static let due = """
        SELECT min(scheduled_at) FROM river_job
        WHERE state = 'available' AND queue = ?1 AND priority = ?2 AND scheduled_at > ?3
        """
    private static let promotion = """
        SELECT min(scheduled_at) FROM river_job WHERE state IN ('scheduled', 'retryable')
        """

    func run(on connection: SQLiteConnection) throws -> Outlook {
        let promotion = try connection.prepare(Self.promotion)
        return Outlook(
            now: now, isSuspectDue: try isSuspectDue(on: connection), nextDue: try nextDue(on: connection),
            nextPromotion: try promotion.step() ? promotion.optionalTimestamp(at: 0) : nil)
    }

    private func isSuspectDue(on connection: SQLiteConnection) throws -> Bool {
        let statement = try connection.prepare(Self.suspect)
        try statement.bind(1, text: JSONValue.texts(queues).text)
        try statement.bind(2, text: JSONValue.texts(kinds.map(\.rawValue)).text)
        try statement.bind(3, integer: now.microseconds)
        return try statement.step()
    }

    private func nextDue(on connection: SQLiteConnection) throws -> Timestamp? {
        let statement = try connection.prepare(Self.due)
        var earliest: Timestamp?
        for queue in queues {
            for priority in Int64(1)...4 {
                try statement.bind(1, text: queue)
                try statement.bind(2, integer: priority)
                try statement.bind(3, integer: now.microseconds)
                guard try statement.step(), let due = statement.optionalTimestamp(at: 0) else {
                    statement.reset()
                    continue
                }
                statement.reset()
                earliest = earliest.map { min($0, due) } ?? due
            }
        }
        return earliest
    }
}
