import JSONTree
import JobSQL
import JobTime

/// Columns that must hold a value of their type.
extension SQLRow {
    /// A whole number.
    /// - Throws: `SQLError` with the column's name.
    func integer(_ column: String) throws -> Int64 {
        guard let value = self[column].integer else { throw Self.mismatch(column, "a whole number") }
        return value
    }

    /// Text.
    /// - Throws: `SQLError` with the column's name.
    func text(_ column: String) throws -> String {
        guard let value = self[column].text else { throw Self.mismatch(column, "text") }
        return value
    }

    /// An instant.
    /// - Throws: `SQLError` with the column's name.
    func timestamp(_ column: String) throws -> Timestamp {
        Timestamp(microseconds: try integer(column))
    }

    /// A JSON text.
    /// - Throws: `SQLError` with the column's name.
    func json(_ column: String) throws -> JSONValue {
        guard let value = self[column].text.flatMap({ try? JSONValue(parsing: $0) }) else {
            throw Self.mismatch(column, "JSON")
        }
        return value
    }

    private static func mismatch(_ column: String, _ type: String) -> SQLError {
        SQLError(.corrupt, "the column '\(column)' does not hold \(type)")
    }
}
