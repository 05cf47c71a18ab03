import JobModel
import SQLiteDriver

/// Counts what runs, along the small index of running jobs.
enum CountRunning {
    /// How many jobs of a queue run.
    static func count(queue: String, on connection: SQLiteConnection) throws -> Int {
        let statement = try connection.prepare(
            "SELECT count(*) FROM river_job INDEXED BY river_job_running_idx WHERE state = 'running' AND queue = ?1")
        try statement.bind(1, text: queue)
        return try statement.step() ? Int(statement.integer(at: 0)) : 0
    }

    /// How many jobs of a kind run, in whatever queue, by the key that a limit looks at.
    static func count(
        _ kind: JobKind, by concurrency: KeyedConcurrency, node: String, on connection: SQLiteConnection
    ) throws -> [String: Int] {
        let arguments = concurrency.field == nil ? "''" : "args"
        let nodes = concurrency.perNode ? "AND json_extract(attempted_by, '$[#-1]') = ?2" : ""
        let statement = try connection.prepare(
            """
            SELECT \(arguments) FROM river_job INDEXED BY river_job_running_idx
            WHERE state = 'running' AND kind = ?1 \(nodes)
            """)
        try statement.bind(1, text: kind.rawValue)
        if concurrency.perNode { try statement.bind(2, text: node) }
        var running: [String: Int] = [:]
        while try statement.step() {
            running[concurrency.key(of: statement.text(at: 0)), default: 0] += 1
        }
        return running
    }
}
