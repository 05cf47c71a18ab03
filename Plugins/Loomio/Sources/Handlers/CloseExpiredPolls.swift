import JobPlugin
import JobSQL

/// Closes every poll whose time is over.
struct CloseExpiredPolls: JobHandler {
    static let kind: JobKind = "close_expired_polls"

    struct Arguments: Codable, Sendable, Hashable {}

    let database: any SQLDatabase

    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
        let sweep = ExpiredPollSweep(database: database, client: context.client, logger: context.logger)
        try await sweep.run(at: context.now())
        return .completed
    }
}
