import JobPlugin
import JobSQL

/// Writes a row and enqueues a job in one transaction of the jobs' database, which it ends as it is told.
struct RemarkHandler: JobHandler {
    static let kind: JobKind = "remark"

    struct Arguments: Codable, Sendable {
        var text: String
        /// Fails inside the transaction.
        var undo: Bool?
        /// Fails behind it.
        var fail: Bool?
    }

    struct Refused: Error {}

    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
        let client = context.client
        try await context.database.transaction { transaction in
            try transaction.execute("INSERT INTO note (text) VALUES ($1)", [.text(arguments.text)])
            try client.enqueue(TrapHandler.self, TrapHandler.Arguments(trap: false), in: transaction)
            if arguments.undo == true { throw Refused() }
        }
        if arguments.fail == true { throw Refused() }
        return .completed
    }
}
