import JobSQL
import PostgresDriver

extension PostgresJobStore {
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
            try Self.trying { try body(connection) }
        }
    }

    /// The same as `write`, for the claims and ends of jobs.
    func writeWork<Result: Sendable>(
        interruptible: Bool = true, _ body: @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        try await runWork(interruptible: interruptible) { connection in
            try connection.transaction { try body($0) }
        }
    }

    /// The same as `run`, for the claims and ends of jobs.
    func runWork<Result: Sendable>(
        interruptible: Bool = true, _ body: @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        try await work.withConnection(interruptible: interruptible) { connection in
            try Self.trying { try body(connection) }
        }
    }

    private static func trying<Result>(_ body: () throws -> Result) throws -> Result {
        var left = tries
        while true {
            do {
                return try body()
            } catch let error as SQLError where error.code == .busy && left > 1 {
                left -= 1
            }
        }
    }

    /// Runs a block that only reads, on one snapshot.
    func read<Result: Sendable>(
        _ body: @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        try await postgres.withConnection { try $0.transaction(.snapshot, body) }
    }
}
