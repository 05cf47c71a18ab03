import CSQLite
package import JobSQL

/// The row at which the statement stands. Values are copied at once: SQLite's own memory dies with the next call.
extension SQLiteStatement {
    /// How many columns the result has.
    package var columnCount: Int { Int(sqlite3_column_count(compiled.raw)) }

    /// The columns' names, one array for all rows.
    package var columnNames: [String] { compiled.columnNames }

    /// Whether the value is NULL.
    package func isNull(at column: Int) -> Bool {
        sqlite3_column_type(compiled.raw, Int32(column)) == SQLITE_NULL
    }

    /// The value as an integer; 0 for NULL.
    package func integer(at column: Int) -> Int64 {
        sqlite3_column_int64(compiled.raw, Int32(column))
    }

    /// The value as an integer, or nil for NULL.
    package func optionalInteger(at column: Int) -> Int64? {
        isNull(at: column) ? nil : integer(at: column)
    }

    /// The value as a double; 0 for NULL.
    package func real(at column: Int) -> Double {
        sqlite3_column_double(compiled.raw, Int32(column))
    }

    /// The value as text; empty for NULL.
    package func text(at column: Int) -> String {
        // The length is valid only after the conversion to text.
        guard let start = sqlite3_column_text(compiled.raw, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(compiled.raw, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// The value as text, or nil for NULL.
    package func optionalText(at column: Int) -> String? {
        isNull(at: column) ? nil : text(at: column)
    }

    /// The value's bytes, of a blob or of text; empty for NULL.
    package func blob(at column: Int) -> [UInt8] {
        withBytes(at: column) { bytes in
            bytes.withUnsafeBytes { Array($0) }
        }
    }

    /// The value's bytes, or nil for NULL.
    package func optionalBlob(at column: Int) -> [UInt8]? {
        isNull(at: column) ? nil : blob(at: column)
    }

    /// Lends the value's bytes, of a blob or of text, without a copy; none for NULL.
    /// - Throws: what `body` throws.
    package func withBytes<Result, Failure: Error>(
        at column: Int, _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = sqlite3_column_blob(compiled.raw, Int32(column))
        let count = start == nil ? 0 : Int(sqlite3_column_bytes(compiled.raw, Int32(column)))
        return try body(UnsafeRawBufferPointer(start: start, count: count).bytes)
    }

    /// The value as SQLite stores it.
    package func value(at column: Int) -> SQLValue {
        switch sqlite3_column_type(compiled.raw, Int32(column)) {
        case SQLITE_INTEGER: .integer(integer(at: column))
        case SQLITE_FLOAT: .real(real(at: column))
        case SQLITE_TEXT: .text(text(at: column))
        case SQLITE_BLOB: .blob(blob(at: column))
        default: .null
        }
    }

    /// The whole row.
    package func row() -> SQLRow {
        SQLRow(columns: columnNames, values: (0..<columnCount).map { value(at: $0) })
    }
}
