import JobSQL
import ThreadExecutor

extension SQLiteConnection {
    /// Runs a block in a transaction that takes the write lock at once, so that it never fails for a lock half-way.
    /// - Throws: `SQLError`, or what `body` throws, after rolling back; `busy` if somebody else kept the lock.
    @discardableResult
    package func transaction<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        try inTransaction(begunBy: "BEGIN IMMEDIATE", body)
    }

    /// Runs a block that only reads, on one snapshot of the database.
    /// - Throws: `SQLError`, or what `body` throws.
    package func snapshot<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        try withoutWrites { connection in
            try connection.inTransaction(begunBy: "BEGIN DEFERRED", body)
        }
    }

    /// Runs a block whose statements may not write, each on a snapshot of its own.
    /// - Throws: `SQLError`, or what `body` throws.
    func withoutWrites<Result>(_ body: (SQLiteConnection) throws -> Result) rethrows -> Result {
        let permittedWrites = permitsWrites
        permitsWrites = false
        defer { permitsWrites = permittedWrites }
        return try body(self)
    }

    /// Runs a part of a transaction whose changes are undone, alone, if it throws; parts may be nested.
    /// - Throws: `SQLError`, or what `body` throws.
    @discardableResult
    package func savepoint<Result>(_ body: (SQLiteConnection) throws -> Result) throws -> Result {
        guard expectsTransaction else { throw SQLError(.statement, "a savepoint needs a transaction") }
        // Nested ones may share a name: SQLite takes the innermost.
        try execute("SAVEPOINT part")
        do {
            let result = try body(self)
            try execute("RELEASE part")
            return result
        } catch {
            if isInTransaction {
                try interruption.shielded {
                    try execute("ROLLBACK TO part")
                    try execute("RELEASE part")
                }
            }
            throw error
        }
    }

    private func inTransaction<Result>(
        begunBy begin: String, _ body: (SQLiteConnection) throws -> Result
    ) throws -> Result {
        try execute(begin)
        expectsTransaction = true
        do {
            let result = try body(self)
            try execute("COMMIT")
            expectsTransaction = false
            return result
        } catch {
            expectsTransaction = false
            rollBack()
            throw error
        }
    }

    private func rollBack() {
        guard isInTransaction else { return }
        // The first error is the one to tell. Should this one stay, the next BEGIN says that a transaction is open.
        interruption.shielded { _ = try? execute("ROLLBACK") }
    }
}
