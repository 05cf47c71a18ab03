import JobTime
import SQLiteDriver

/// Forgets nodes and queues of which nothing was heard for a day, and starts that no limit counts any more. A paused
/// queue stays paused.
struct CleanNodesAndQueues {
    let now: Timestamp

    private static let silence = Duration.seconds(86_400)

    func run(on connection: SQLiteConnection) throws {
        for sql in [
            "DELETE FROM runner_node WHERE seen_at <= ?1",
            "DELETE FROM river_queue WHERE updated_at <= ?1 AND paused_at IS NULL",
        ] {
            let statement = try connection.prepare(sql)
            try statement.bind(1, integer: now.advanced(by: .zero - Self.silence).microseconds)
            try statement.run()
        }
        let statement = try connection.prepare("DELETE FROM runner_limit WHERE expires_at <= ?1")
        try statement.bind(1, integer: now.microseconds)
        try statement.run()
    }
}
