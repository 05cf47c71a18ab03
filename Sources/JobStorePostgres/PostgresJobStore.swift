package import JobSQL
package import JobStore
import JobTime
package import PostgresDriver

/// A job store in a PostgreSQL database, in River's table format, which a fleet of nodes shares with River's own clients.
///
/// The server's clock writes all times. What writes is one statement or one short transaction; what the server refuses
/// because of another transaction (a deadlock) is tried again.
package final class PostgresJobStore: Sendable {
    /// What it is.
    package let identity: StoreIdentity
    /// The driver's own object; `database` is the same without the engine's name.
    package let postgres: PostgresDatabase
    /// How the tables are made and used.
    package let settings: PostgresStoreSettings

    /// Fires when there may be something new to claim.
    let signal: ChangeSignal
    /// Behind which rows of unknown kinds the next claim begins.
    let foreignRows: ForeignRows
    /// Which notifications of new jobs are worth sending.
    let insertNotices: InsertNotices
    /// A clock that never goes backwards, of which only differences count: the server's writes all times.
    let steadyTime: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - identity: as the server told it.
    ///   - steadyTime: a clock that never goes backwards.
    init(
        postgres: PostgresDatabase, settings: PostgresStoreSettings, identity: StoreIdentity,
        steadyTime: @escaping @Sendable () -> Timestamp = SteadyTime.now
    ) {
        self.postgres = postgres
        self.settings = settings
        self.identity = identity
        self.steadyTime = steadyTime
        signal = ChangeSignal()
        foreignRows = ForeignRows()
        insertNotices = InsertNotices(steadyTime)
    }

    /// The database underneath.
    package var database: any SQLDatabase { postgres }

    /// How often a transaction is tried that others stand in the way of.
    private static let tries = 5

    /// Runs a block in a transaction that writes.
    ///
    /// - Parameters:
    ///   - interruptible: false for what must be written down although the caller is being stopped.
    ///   - body: may run again, after a deadlock.
    func write<Result: Sendable>(
        interruptible: Bool = true, _ body: @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        try await run(interruptible: interruptible) { connection in
            try connection.transaction { try body($0) }
        }
    }

    /// Runs a block whose only statement, or only exchange, is a transaction of its own.
    func run<Result: Sendable>(
        interruptible: Bool = true, _ body: @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        try await postgres.withConnection(interruptible: interruptible) { connection in
            var left = Self.tries
            while true {
                do {
                    return try body(connection)
                } catch let error as SQLError where error.code == .busy && left > 1 {
                    left -= 1
                }
            }
        }
    }

    /// Runs a block that only reads, on one snapshot.
    func read<Result: Sendable>(
        _ body: @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        try await postgres.withConnection { try $0.transaction(.snapshot, body) }
    }

    /// Ends all connections.
    package func close() async {
        await postgres.close()
    }
}
