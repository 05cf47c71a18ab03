import CPostgres
import JobSQL

extension PostgresConnection {
    /// Runs one statement and hands over its rows one by one, as they come in.
    /// - Throws: `SQLError`, or what `body` throws; then the rest is cancelled.
    func exchangeRowByRow(_ command: PostgresCommand, _ body: (PostgresResult) throws -> Void) throws {
        if case .wanted = transactionState { try run("SELECT 1") }
        guard !interruption.isRequested else { throw SQLError(.interrupted, "the statement was cancelled") }
        let name = try prepare(command)
        try send(command, as: name)
        guard PQsetSingleRowMode(raw) == 1 else { throw lost(command) }
        let end = WaitTime(in: statementTimeout)
        var failure: (any Error)?
        while let result = try takeResult(until: end, of: command) {
            guard failure == nil else { continue }
            do {
                try check(result, of: command)
                if PQresultStatus(result.raw) == PGRES_SINGLE_TUPLE { try body(result) }
            } catch {
                failure = error
                if !isBroken, PQresultStatus(result.raw) == PGRES_SINGLE_TUPLE { _ = try cancelStatement() }
            }
        }
        if let failure { throw failure }
    }
}
