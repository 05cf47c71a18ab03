import CPostgres
import Glibc
import JobSQL

/// A connection to a server, used by one thread at a time.
///
/// It is never handed out of the block that it was lent to; `PostgresConnectionActor` keeps it on a thread of its own.
package final class PostgresConnection {
    let raw: OpaquePointer
    let options: PostgresOptions
    let interruption: PostgresInterruption
    /// The schema that `$schema.` stands for.
    package let schema: PostgresSchema
    var statements = PreparedStatements()
    var transactionState = TransactionState.none
    /// How long a statement may run; the options' value unless changed for a while.
    var statementTimeout: Duration
    /// Whether it can serve no more: the server is gone, or an answer is still under way that nobody waits for.
    var isBroken = false
    private let isOwned: Bool
    /// Where it leads; nil for one that somebody else opened.
    package let location: PostgresLocation?

    /// Takes over libpq's connection.
    /// - Parameter location: where it was opened to be closed with this object; nil for one that is only borrowed.
    init(
        _ raw: OpaquePointer, _ location: PostgresLocation?, options: PostgresOptions,
        interruption: PostgresInterruption
    ) throws(SQLError) {
        self.raw = raw
        self.options = options
        self.interruption = interruption
        self.location = location
        isOwned = location != nil
        statementTimeout = options.statementTimeout
        guard let schema = PostgresSchema(options.schema) else {
            if isOwned { PQfinish(raw) }
            throw SQLError(
                .statement, "a schema's name has 1 to 46 letters, digits and _, and does not begin with a digit")
        }
        self.schema = schema
    }

    deinit {
        if isOwned { PQfinish(raw) }
    }

    /// Whether a transaction is open.
    package var isInTransaction: Bool { transactionState != .none }

    /// The number of the server's process behind the connection, or behind its open transaction.
    package var backend: Int32 { PQbackendPID(raw) }

    /// The database's name.
    package var databaseName: String { PQdb(raw).map { String(cString: $0) } ?? "" }

    /// The server's version: `15.18`.
    package var serverVersion: String {
        let number = PQserverVersion(raw)
        return "\(number / 10_000).\(number % 10_000)"
    }

    /// Runs a block whose statements may take longer than usual: an index over millions of rows.
    package func withStatementTimeout<Result>(
        _ timeout: Duration, _ body: (PostgresConnection) throws -> Result
    ) rethrows -> Result {
        let usual = statementTimeout
        statementTimeout = timeout
        defer { statementTimeout = usual }
        return try body(self)
    }
}
