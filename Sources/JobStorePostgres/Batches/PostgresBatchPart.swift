import JobSQL
import JobStore
import PostgresDriver
import Synchronization

/// One job's part of a batch's transaction: a savepoint, made when the handler first uses it.
final class PostgresBatchPart: JobBatchPart {
    private enum State {
        case unused, used, ended
    }

    private let connection: PostgresConnectionActor
    private let state = Mutex(State.unused)

    init(connection: PostgresConnectionActor) {
        self.connection = connection
    }

    var dialect: SQLDialect { .postgres }

    func read<Result: Sendable>(
        _ body: @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await run { try body($0) }
    }

    func transaction<Result: Sendable>(
        _ body: @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await run { try body($0) }
    }

    func end(keeping: Bool) async throws {
        let wasUsed = state.withLock { state in
            defer { state = .ended }
            return state == .used
        }
        guard wasUsed else { return }
        try await connection.run(interruptible: false) { connection in
            if !keeping { try connection.run("ROLLBACK TO SAVEPOINT job") }
            try connection.run("RELEASE SAVEPOINT job")
        }
    }

    /// A block that throws is undone alone, as a transaction of its own would be.
    private func run<Result: Sendable>(
        _ body: @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        try await connection.run { connection in
            // On the connection's thread, as the statements themselves: what comes after the end finds it ended.
            let isFirst = try self.state.withLock { state in
                guard state != .ended else {
                    throw SQLError(.closed, "the attempt is over: nothing can be written in its transaction any more")
                }
                defer { state = .used }
                return state == .unused
            }
            if isFirst { try connection.markSavepoint("job") }
            return try connection.savepoint(body)
        }
    }
}
