import CSQLite
package import JobSQL

extension SQLiteStatement {
    /// How many values it needs.
    package var parameterCount: Int { compiled.parameters.count }

    /// Binds all parameters.
    /// - Throws: `SQLError` if there are too many or too few.
    package func bind(_ values: [SQLValue]) throws(SQLError) {
        guard values.count == parameterCount else {
            throw SQLError(
                .statement, "the statement has \(parameterCount) parameters, \(values.count) values were given",
                statement: sql)
        }
        for (offset, value) in values.enumerated() {
            // A number that the statement leaves out ($1 and $3, say) has a value and no place.
            guard compiled.parameters.index(of: offset + 1) != 0 else { continue }
            try bind(offset + 1, value)
        }
    }

    /// Binds one parameter.
    /// - Throws: `SQLError`.
    package func bind(_ number: Int, _ value: SQLValue) throws(SQLError) {
        switch value {
        case .null: try bind(number, integer: nil)
        case .integer(let value): try bind(number, integer: value)
        case .real(let value): try bind(number, real: value)
        case .text(let value): try bind(number, text: value)
        case .blob(let value): try bind(number, blob: value)
        }
    }

    /// Binds an integer, or NULL.
    /// - Throws: `SQLError`.
    package func bind(_ number: Int, integer value: Int64?) throws(SQLError) {
        let index = compiled.parameters.index(of: number)
        let result = value.map { sqlite3_bind_int64(compiled.raw, index, $0) } ?? sqlite3_bind_null(compiled.raw, index)
        try check(result, number)
    }

    /// Binds a double, or NULL; SQLite stores NaN as NULL.
    /// - Throws: `SQLError`.
    package func bind(_ number: Int, real value: Double?) throws(SQLError) {
        let index = compiled.parameters.index(of: number)
        let result =
            value.map { sqlite3_bind_double(compiled.raw, index, $0) } ?? sqlite3_bind_null(compiled.raw, index)
        try check(result, number)
    }

    /// Binds text, which may contain NUL, or NULL.
    /// - Throws: `SQLError`.
    package func bind(_ number: Int, text value: String?) throws(SQLError) {
        let index = compiled.parameters.index(of: number)
        guard var value else { return try check(sqlite3_bind_null(compiled.raw, index), number) }
        let result = value.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                // Without an address it would be NULL, not empty.
                text.baseAddress.map {
                    sqlite3_bind_text64(
                        compiled.raw, index, $0, UInt64(text.count), csqlite_transient(), UInt8(SQLITE_UTF8))
                } ?? sqlite3_bind_text(compiled.raw, index, "", 0, csqlite_transient())
            }
        }
        try check(result, number)
    }

    /// Binds bytes, or NULL.
    /// - Throws: `SQLError`.
    package func bind(_ number: Int, blob value: [UInt8]?) throws(SQLError) {
        let index = compiled.parameters.index(of: number)
        guard let value else { return try check(sqlite3_bind_null(compiled.raw, index), number) }
        let result = value.withUnsafeBytes { bytes in
            // Without an address it would be NULL, not empty.
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(compiled.raw, index, 0)
                : sqlite3_bind_blob64(
                    compiled.raw, index, bytes.baseAddress, UInt64(bytes.count), csqlite_transient())
        }
        try check(result, number)
    }

    private func check(_ result: Int32, _ number: Int) throws(SQLError) {
        switch result {
        case SQLITE_OK: return
        case SQLITE_RANGE:
            throw SQLError(
                .statement, "the statement has \(parameterCount) parameters and no place for $\(number)",
                statement: sql)
        case SQLITE_MISUSE:
            throw SQLError(.statement, "a running statement is bound only after a reset", statement: sql)
        default: throw connection.failure(result, in: sql)
        }
    }
}
