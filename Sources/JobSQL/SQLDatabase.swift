/// The database that holds the jobs and, for plugins that want transactional enqueueing, their tables.
///
/// Blocks run synchronously on the connection's own thread: they must not wait for anything else, and a
/// transaction can therefore never be left open across a suspension.
public protocol SQLDatabase: Sendable {
    /// Which engine speaks.
    var dialect: SQLDialect { get }

    /// Runs a block that only reads, on a snapshot.
    /// - Throws: `SQLError`, or what `body` throws. Cancelling the task interrupts the running statement.
    func read<Result: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Result) async throws -> Result

    /// Runs a block in a transaction that may write.
    /// - Throws: `SQLError`, or what `body` throws, after rolling back.
    func transaction<Result: Sendable>(_ body: @Sendable (any SQLTransaction) throws -> Result) async throws -> Result
}
