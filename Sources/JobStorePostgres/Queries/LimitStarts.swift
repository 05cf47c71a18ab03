import JobModel
import JobSQL
import JobStore
import JobTime
import PostgresDriver

/// The rows of limits: the starts that are kept for those of rates, and for all of them what a claim locks.
enum LimitStarts {
    /// A row that no rate renews lives so long: it is only made again.
    private static let insertion = """
        INSERT INTO $schema.runner_limit (name, expires_at)
        SELECT name, now() + interval '24 hours' FROM unnest($1) AS wanted (name)
        WHERE NOT EXISTS (SELECT FROM $schema.runner_limit AS known WHERE known.name = wanted.name)
        ORDER BY wanted.name COLLATE "C"
        ON CONFLICT (name) DO NOTHING
        """

    private static let reading = "SELECT name, starts FROM $schema.runner_limit WHERE name = ANY ($1)"

    /// All claims lock in the same order, so that none waits for one that waits for it.
    private static let locking = #"\#(reading) ORDER BY name COLLATE "C" FOR UPDATE"#

    private static let update = "UPDATE $schema.runner_limit SET starts = $2, expires_at = $3 WHERE name = $1"

    /// The names of the limits that a claim is under.
    static func names(of request: ClaimRequest) -> [String] {
        let limits = request.limits
        let isQueueLimited = limits.queueConcurrency != nil || limits.queueRate != nil
        return (isQueueLimited ? [ClaimLimits.name(ofQueue: request.queue)] : [])
            + request.limitedKinds.keys.map(ClaimLimits.name(of:))
    }

    /// Makes the rows that are missing.
    static func insert(_ names: [String], on connection: PostgresConnection) throws(SQLError) {
        try connection.run(insertion, parameters(names))
    }

    /// Reads the rows, as they are once the lock is there if they are locked.
    static func read(_ names: [String], isLocking: Bool) -> (sql: String, parameters: PostgresParameters) {
        (isLocking ? locking : reading, parameters(names))
    }

    /// Keeps what a gate remembers until its last window is over. The row is there and locked.
    static func write(_ name: String, _ gate: RateGate) -> (sql: String, parameters: PostgresParameters) {
        let starts = gate.starts
        var parameters = PostgresParameters()
        parameters.add(name)
        parameters.add(starts.flatMap { [time($0.at).microseconds, Int64($0.count)] })
        parameters.add(time((starts.last?.at ?? .zero) + gate.limit.per))
        return (update, parameters)
    }

    /// What was read, by the limits' names, oldest first. What somebody else spoiled in it counts as none.
    static func starts(in rows: PostgresResult) -> [String: [RateGate.Start]] {
        var starts: [String: [RateGate.Start]] = [:]
        for row in 0..<rows.rowCount {
            let numbers = rows.integers(row, 1)
            starts[rows.text(row, 0)] = stride(from: 0, to: numbers.count - 1, by: 2).compactMap { place in
                guard numbers[place + 1] > 0 else { return nil }
                return RateGate.Start(at: .microseconds(numbers[place]), count: Int(numbers[place + 1]))
            }
        }
        return starts
    }

    private static func parameters(_ names: [String]) -> PostgresParameters {
        var parameters = PostgresParameters()
        parameters.add(names)
        return parameters
    }

    private static func time(_ time: Duration) -> Timestamp { Timestamp(microseconds: 0).advanced(by: time) }
}
