package import JobSQL

extension SQLiteConnection: SQLTransaction {
    /// Runs a statement and returns its rows.
    /// - Throws: `SQLError`.
    package func query(_ sql: String, _ parameters: [SQLValue]) throws -> [SQLRow] {
        let statement = try prepare(sql)
        try statement.bind(parameters)
        var rows: [SQLRow] = []
        while try statement.step() { rows.append(statement.row()) }
        return rows
    }

    /// Runs a statement and hands over one row after another.
    /// - Throws: `SQLError`, or what `body` throws, which ends the reading.
    package func forEach(_ sql: String, _ parameters: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
        let statement = try prepare(sql)
        try statement.bind(parameters)
        while try statement.step() { try body(statement.row()) }
    }

    /// Runs a statement for its effect and returns how many rows it changed.
    /// - Throws: `SQLError`.
    @discardableResult
    package func execute(_ sql: String, _ parameters: [SQLValue]) throws -> Int {
        let statement = try prepare(sql)
        try statement.bind(parameters)
        return try statement.run()
    }

    /// Runs several statements without parameters, separated by semicolons.
    /// - Throws: `SQLError`.
    package func executeScript(_ sql: String) throws {
        try runScript(sql)
    }
}
