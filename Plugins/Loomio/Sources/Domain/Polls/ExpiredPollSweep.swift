import JobPlugin
import JobSQL
import JobTime
import Logging

/// Closes every poll whose time is over, each in a transaction of its own.
struct ExpiredPollSweep {
    let database: any SQLDatabase
    let client: any JobClient
    let logger: Logger

    /// Closes what is due; one poll that fails does not keep the others open.
    /// - Throws: `UnclosedPollsError` when all have had their turn; `CancellationError` between two polls.
    func run(at now: Timestamp) async throws {
        let due = try await database.read { try PollTable($0).lapsed(at: now) }
        var failures: [UnclosedPollsError.Failure] = []
        for poll in due {
            try Task.checkCancellation()
            do {
                if try await close(poll, at: now) { logger.info("poll closed", metadata: ["poll": "\(poll)"]) }
            } catch {
                try Task.checkCancellation()
                logger.error("poll not closed", metadata: ["poll": "\(poll)", "error": "\(error)"])
                failures.append(UnclosedPollsError.Failure(poll: poll, reason: "\(error)"))
            }
        }
        if !failures.isEmpty { throw UnclosedPollsError(failures: failures) }
    }

    private func close(_ poll: Int64, at now: Timestamp) async throws -> Bool {
        try await database.transaction { [client] in try PollClosing($0, client: client).close(poll, at: now) }
    }
}
