import JobPlugin
import JobSQL

/// Writes a row into the table `entry` of the jobs' database, and then ends the process if told.
struct EntryHandler: JobHandler {
    static let kind: JobKind = "entry"

    struct Arguments: Codable, Sendable {
        var trap: Bool?
    }

    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
        try RunFile.note(context)
        _ = try await context.database.transaction { transaction in
            try transaction.execute("INSERT INTO entry (job) VALUES ($1)", [.integer(context.id)])
        }
        if arguments.trap == true { preconditionFailure("told to trap") }
        return .completed
    }
}
