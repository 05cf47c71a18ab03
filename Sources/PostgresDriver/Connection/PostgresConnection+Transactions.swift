import CPostgres
package import JobSQL

extension PostgresConnection {
    /// What a transaction sees and may do.
    package enum TransactionKind: Sendable, Hashable {
        /// Each statement sees what is committed when it begins.
        case readWrite
        /// All statements see one snapshot, and none may write.
        case snapshot

        fileprivate var begin: String {
            switch self {
            case .readWrite: "BEGIN"
            case .snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            }
        }
    }

    /// Runs a block in a transaction, which begins with the block's first statement.
    /// - Throws: `SQLError`, or what `body` throws, after rolling back. After a failed COMMIT it is not known whether
    ///   the changes were made.
    @discardableResult
    package func transaction<Result>(
        _ kind: TransactionKind = .readWrite, _ body: (PostgresConnection) throws -> Result
    ) throws -> Result {
        guard transactionState == .none else {
            throw SQLError(.statement, "a transaction is open on this connection")
        }
        transactionState = .wanted(begin: kind.begin)
        do {
            let result = try body(self)
            try commit()
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Runs a part of a transaction whose changes are undone, alone, if it throws; parts may be nested.
    /// - Throws: `SQLError`, or what `body` throws.
    @discardableResult
    package func savepoint<Result>(_ body: (PostgresConnection) throws -> Result) throws -> Result {
        guard isInTransaction else { throw SQLError(.statement, "a savepoint needs a transaction") }
        // Nested ones may share a name: the server takes the innermost.
        try markSavepoint("part")
        do {
            let result = try body(self)
            try run("RELEASE SAVEPOINT part")
            return result
        } catch {
            if !isBroken {
                try interruption.shielded {
                    try run("ROLLBACK TO SAVEPOINT part")
                    try run("RELEASE SAVEPOINT part")
                }
            }
            throw error
        }
    }

    /// Sets a mark to roll back to. A cancellation leaves it alone: without the mark, the whole transaction is lost.
    package func markSavepoint(_ name: String) throws {
        _ = try interruption.shielded { try run("SAVEPOINT \(name)") }
    }

    /// Begins a transaction that stays open until `commit` or `rollBack`, for those who cannot do with one block.
    package func begin() throws(SQLError) {
        guard transactionState == .none else {
            throw SQLError(.statement, "a transaction is open on this connection")
        }
        transactionState = .wanted(begin: TransactionKind.readWrite.begin)
    }

    /// Commits.
    /// - Throws: `SQLError`, also if a statement before had failed: the server then rolls back and says nothing.
    package func commit() throws(SQLError) {
        guard transactionState == .open else {
            transactionState = .none
            return
        }
        let result = try run("COMMIT")
        transactionState = .none
        try checkCommitted(result)
    }

    /// Commits, begins the next transaction, and runs its first statement, in one exchange.
    /// - Throws: `SQLError`; after one of the commit it is not known whether the changes were made.
    package func commitAndBegin(
        _ sql: String, _ parameters: PostgresParameters
    ) throws(SQLError) -> PostgresResult {
        guard transactionState == .open else { throw SQLError(.statement, "no transaction is open") }
        let begin = TransactionKind.readWrite.begin
        let results = try exchange([
            PostgresCommand(sql: "COMMIT", parameters: PostgresParameters()),
            PostgresCommand(sql: begin, parameters: PostgresParameters()),
            PostgresCommand(sql: schema.applied(to: sql), parameters: parameters),
        ])
        guard results.count == 3 else { throw lost(nil) }
        try checkCommitted(results[0])
        return results[2]
    }

    private func checkCommitted(_ result: PostgresResult) throws(SQLError) {
        guard PQcmdStatus(result.raw).map({ String(cString: $0) }) == "COMMIT" else {
            throw SQLError(.statement, "the transaction was rolled back, because a statement in it had failed")
        }
    }

    /// Takes everything back; a connection on which that fails is not used again.
    package func rollBack() {
        defer { transactionState = .none }
        guard transactionState == .open, !isBroken else { return }
        do {
            _ = try interruption.shielded { try run("ROLLBACK") }
        } catch {
            isBroken = true
        }
    }
}
