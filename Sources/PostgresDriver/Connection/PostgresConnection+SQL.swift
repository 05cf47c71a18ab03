import CPostgres
package import JobSQL

/// Texts of plugins and of users, which are sent as they are written: `$schema` is nothing but text in them.
extension PostgresConnection: SQLTransaction {
    /// Which engine speaks.
    package var dialect: SQLDialect { .postgres }

    /// Runs a statement and returns its rows.
    /// - Throws: `SQLError`.
    package func query(_ sql: String, _ parameters: [SQLValue]) throws -> [SQLRow] {
        guard let result = try exchange([command(sql, parameters)]).first else { return [] }
        let columns = result.columnNames
        return (0..<result.rowCount).map { result.row($0, columns: columns) }
    }

    /// Runs a statement and hands over one row after another, without holding them all.
    /// - Throws: `SQLError`, or what `body` throws, which ends the reading.
    package func forEach(_ sql: String, _ parameters: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
        try exchangeRowByRow(command(sql, parameters)) { result in
            try body(result.row(0, columns: result.columnNames))
        }
    }

    /// Runs a statement for its effect and returns how many rows it changed.
    /// - Throws: `SQLError`.
    @discardableResult
    package func execute(_ sql: String, _ parameters: [SQLValue]) throws -> Int {
        let result = try exchange([command(sql, parameters)]).first
        guard let result, PQresultStatus(result.raw) == PGRES_COMMAND_OK else { return 0 }
        return result.affectedRows
    }

    /// Runs several statements without parameters, separated by semicolons; outside of a transaction they are one.
    /// - Throws: `SQLError`.
    package func executeScript(_ sql: String) throws {
        if case .wanted = transactionState { try run("SELECT 1") }
        try executeSimple(sql)
    }

    /// Types are worked out by the server, so that an integer also goes into a `boolean` or `smallint`.
    private func command(_ sql: String, _ values: [SQLValue]) -> PostgresCommand {
        var parameters = PostgresParameters()
        for value in values { parameters.add(value) }
        return PostgresCommand(sql: sql, parameters: parameters, wantsText: true)
    }
}
