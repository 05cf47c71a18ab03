import CPostgres
import JobSQL
import JobTime

extension PostgresResult {
    /// The columns' names.
    package var columnNames: [String] {
        (0..<PQnfields(raw)).map { PQfname(raw, $0).map { String(cString: $0) } ?? "" }
    }

    /// The server's number of a column's type; a domain's is that of the type beneath.
    package func type(ofColumn column: Int) -> UInt32 { PQftype(raw, Int32(column)) }

    /// A row of a result in text, as `SQLConnection` gives it.
    func row(_ row: Int, columns: [String]) -> SQLRow {
        SQLRow(columns: columns, values: columns.indices.map { value(row, $0) })
    }

    /// Whole numbers and booleans as integers, times as microseconds since 1970, `bytea` as bytes, all others as the
    /// server writes them.
    private func value(_ row: Int, _ column: Int) -> SQLValue {
        guard !isNull(row, column) else { return .null }
        let text = text(row, column)
        switch PQftype(raw, Int32(column)) {
        case 16: return .boolean(text == "t")
        case 20, 21, 23, 26: return Int64(text).map(SQLValue.integer) ?? .text(text)
        case 700, 701, 1700: return Double(text).map(SQLValue.real) ?? .text(text)
        case 1184, 1114: return ServerTime(text).map { .timestamp($0.timestamp) } ?? .text(text)
        case 17: return HexBytes(text).map { .blob($0.bytes) } ?? .text(text)
        default: return .text(text)
        }
    }
}
