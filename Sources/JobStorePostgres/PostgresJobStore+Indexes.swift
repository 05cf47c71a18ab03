package import JobStore
import PostgresDriver

extension PostgresJobStore {
    private static let condition = """
        SELECT i.indisvalid AND i.indisready
        FROM pg_index AS i
        WHERE i.indexrelid = to_regclass($1)
        """

    package func adjustIndexes() async throws -> [IndexChange] {
        guard let wanted = settings.indexes else { return [] }
        return try await postgres.withConnection { connection in
            try connection.withStatementTimeout(Self.longest) { connection in
                guard try SchemaVersions.read(from: connection).hasJobs else { return [] }
                return try WideIndex.allCases.compactMap { index in
                    try Self.adjust(index, isWanted: wanted == .river, on: connection)
                }
            }
        }
    }

    private static func adjust(
        _ index: WideIndex, isWanted: Bool, on connection: PostgresConnection
    ) throws -> IndexChange? {
        let condition = try condition(of: index, on: connection)
        let statements = index.statements(from: condition, isWanted: isWanted)
        // Each by itself: the server does not make or drop an index beside others in a transaction.
        for statement in statements { try connection.runScript(statement) }
        guard !statements.isEmpty else { return nil }
        let action: IndexChange.Action = !isWanted ? .dropped : condition == .unfinished ? .rebuilt : .created
        return IndexChange(name: index.rawValue, action: action)
    }

    private static func condition(
        of index: WideIndex, on connection: PostgresConnection
    ) throws -> WideIndex.Condition {
        var parameters = PostgresParameters()
        parameters.add(connection.schema.applied(to: "$schema." + index.rawValue))
        let found = try connection.run(condition, parameters)
        guard found.rowCount > 0 else { return .absent }
        return found.boolean(0, 0) ? .usable : .unfinished
    }
}
