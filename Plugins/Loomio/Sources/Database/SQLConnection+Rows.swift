import JobSQL

extension SQLConnection {
    /// The first row, or nil if there is none.
    func first(_ sql: String, _ parameters: [SQLValue] = []) throws -> SQLRow? {
        try query(sql, parameters).first
    }

    /// The whole number in the first column of the first row; 0 if there is none.
    func number(_ sql: String, _ parameters: [SQLValue] = []) throws -> Int64 {
        try query(sql, parameters).first?[0].integer ?? 0
    }

    /// The whole numbers of the first column.
    func numbers(_ sql: String, _ parameters: [SQLValue] = []) throws -> [Int64] {
        try query(sql, parameters).compactMap { $0[0].integer }
    }

    /// Inserts a row and returns its id.
    /// - Parameter sql: an INSERT without RETURNING, of exactly one row.
    func insert(_ sql: String, _ parameters: [SQLValue]) throws -> Int64 {
        guard let id = try first(sql + " RETURNING id", parameters)?["id"].integer else {
            throw SQLError(.statement, "the insert gave no id", statement: sql)
        }
        return id
    }

    /// Rows of a statement whose `IN (…)` takes any number of ids, asked for 500 at a time.
    /// - Parameters:
    ///   - ids: bound behind `parameters`.
    ///   - sql: makes the statement from the list of placeholders.
    func query(ids: [Int64], _ parameters: [SQLValue] = [], _ sql: (String) -> String) throws -> [SQLRow] {
        var rows: [SQLRow] = []
        for start in stride(from: 0, to: ids.count, by: 500) {
            let chunk = ids[start..<min(start + 500, ids.count)]
            let list = chunk.indices.map { "$\(parameters.count + $0 - start + 1)" }.joined(separator: ", ")
            rows += try query(sql(list), parameters + chunk.map(SQLValue.integer))
        }
        return rows
    }
}

extension SQLDialect {
    /// What a SELECT has at its end to lock its rows until the transaction ends. SQLite's writer is alone anyway.
    var rowLock: String {
        switch self {
        case .sqlite: ""
        case .postgres: " FOR UPDATE"
        }
    }
}
