package import JobSQL
import Synchronization

/// A database on a server, with a few connections, each on a thread of its own and made when all others are in use.
package final class PostgresDatabase: SQLDatabase {
    /// Where it is; safe to show.
    package let location: PostgresLocation
    /// How it is used.
    package let options: PostgresOptions
    private let pool: ConnectionPool

    /// Prepares connections to a database; the first use connects.
    /// - Parameter random: a number from 0 to 1, for pauses.
    package init(
        _ location: PostgresLocation, options: PostgresOptions = PostgresOptions(),
        random: @escaping @Sendable () -> Double = { 0.5 }
    ) {
        self.location = location
        self.options = options
        pool = ConnectionPool(location, options: options, random: random)
    }

    /// Which engine speaks.
    package var dialect: SQLDialect { .postgres }

    /// Whether the server answered when it was last asked.
    package var isReachable: Bool { pool.isReachable }

    /// Runs a block that only reads, on a snapshot.
    /// - Throws: `SQLError`, or what `body` throws. Cancelling the task cancels the running statement.
    package func read<Result: Sendable>(
        _ body: @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await withConnection { connection in
            try connection.transaction(.snapshot) { try body($0) }
        }
    }

    /// Runs a block in a transaction; its connection is a `PostgresConnection`.
    /// - Throws: `SQLError`, or what `body` throws, after rolling back. Cancelling the task cancels and rolls back.
    @discardableResult
    package func transaction<Result: Sendable>(
        _ body: @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await withConnection { connection in
            try connection.transaction { try body($0) }
        }
    }

    /// Runs a block on a connection, outside of a transaction.
    ///
    /// - Parameter interruptible: whether cancelling the task ends the block at its next statement.
    /// - Throws: `SQLError`, or what `body` throws. While a lost server is left alone: `unavailable`, at once.
    @discardableResult
    package func withConnection<Result: Sendable>(
        interruptible: Bool = true, _ body: @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        let lease = try await pool.take(interruptible: interruptible)
        do {
            let result = try await lease.run(interruptible: interruptible, body)
            await pool.giveBack(lease)
            return result
        } catch {
            await pool.giveBack(lease, after: error)
            throw error
        }
    }

    /// A connection for one purpose, which does not count among the others; it is closed with its last owner.
    /// - Throws: `SQLError` if there is no thread for it.
    package func dedicatedConnection(name: String) throws(SQLError) -> PostgresConnectionActor {
        try PostgresConnectionActor(location, options: options, name: name)
    }

    /// Closes all connections after the calls made before; later ones throw `closed`.
    package func close() async {
        await pool.close()
    }
}
