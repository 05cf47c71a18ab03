public import JobSQL

/// Stands where a test gave no database: whoever uses it is told so.
public struct AbsentDatabase: SQLDatabase {
    /// That of the tests' databases.
    public var dialect: SQLDialect { .sqlite }

    /// Creates one.
    public init() {}

    /// Refuses.
    public func read<Result: Sendable>(
        _ body: @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result { throw refusal }

    /// Refuses.
    public func transaction<Result: Sendable>(
        _ body: @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result { throw refusal }

    private var refusal: SQLError {
        SQLError(.unavailable, "the handler uses its context's database, and the test gave none (`TestDatabase.open`)")
    }
}
