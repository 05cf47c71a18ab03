package import JobSQL

extension PostgresConnection {
    /// Runs a statement; `$schema.` in it stands for the tables' schema.
    /// - Throws: `SQLError`.
    @discardableResult
    package func run(
        _ sql: String, _ parameters: PostgresParameters = PostgresParameters()
    ) throws(SQLError) -> PostgresResult {
        let results = try exchange([PostgresCommand(sql: schema.applied(to: sql), parameters: parameters)])
        guard let result = results.first else { throw lost(nil) }
        return result
    }

    /// Runs a statement that is planned for its values: one over much data, or one whose text is a user's, which a
    /// change to the tables must not make fail for ever. The text is sent as it is.
    /// - Throws: `SQLError`.
    @discardableResult
    package func runOnce(_ sql: String, _ parameters: PostgresParameters) throws(SQLError) -> PostgresResult {
        let command = PostgresCommand(sql: sql, parameters: parameters, isKept: false)
        guard let result = try exchange([command]).first else { throw lost(nil) }
        return result
    }

    /// Runs several statements without parameters, separated by semicolons; outside of a transaction they are one.
    /// `$schema.` in them stands for the tables' schema.
    /// - Throws: `SQLError`.
    package func runScript(_ sql: String) throws {
        try executeScript(schema.applied(to: sql))
    }

    /// Runs statements in one exchange: outside of a transaction they are one together.
    /// - Throws: `SQLError` of the first that failed; none of them had an effect then.
    package func runAll(
        _ commands: [(sql: String, parameters: PostgresParameters)]
    ) throws(SQLError) -> [PostgresResult] {
        guard !commands.isEmpty else { return [] }
        return try exchange(
            commands.map { PostgresCommand(sql: schema.applied(to: $0.sql), parameters: $0.parameters) })
    }
}
