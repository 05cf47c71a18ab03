import JSONTree
import JobModel
import JobTime
import SQLiteDriver

/// The starts kept for rate limits.
enum LimitStarts {
    /// The starts kept under a limit's name, oldest first. A row that somebody else spoiled counts as none.
    static func read(_ name: String, on connection: SQLiteConnection) throws -> [RateGate.Start] {
        let statement = try connection.prepare("SELECT starts FROM runner_limit WHERE name = ?1")
        try statement.bind(1, text: name)
        guard try statement.step(), let list = try? JSONValue(parsing: statement.text(at: 0)) else { return [] }
        return (list.array ?? []).compactMap { pair in
            guard let time = pair[0]?.int64, let count = pair[1]?.int64, count > 0 else { return nil }
            return RateGate.Start(at: .microseconds(time), count: Int(count))
        }
    }

    /// Keeps what a gate remembers until its last window is over.
    static func write(_ name: String, _ gate: RateGate, on connection: SQLiteConnection) throws {
        let starts = gate.starts
        let pairs = starts.map { start in
            JSONValue.array([.number(String(microseconds(start.at))), .number(String(start.count))])
        }
        let statement = try connection.prepare(
            """
            INSERT INTO runner_limit (name, starts, expires_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (name) DO UPDATE SET starts = excluded.starts, expires_at = excluded.expires_at
            """)
        try statement.bind(1, text: name)
        try statement.bind(2, text: JSONValue.array(pairs).text)
        try statement.bind(3, integer: microseconds((starts.last?.at ?? .zero) + gate.limit.per))
        try statement.run()
    }

    private static func microseconds(_ time: Duration) -> Int64 {
        Timestamp(microseconds: 0).advanced(by: time).microseconds
    }
}
