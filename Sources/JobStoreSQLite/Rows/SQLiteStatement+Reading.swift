import JSONTree
import JobStore
import JobTime
import SQLiteDriver

extension SQLiteStatement {
    /// The column's microseconds as an instant.
    func timestamp(at column: Int) -> Timestamp {
        Timestamp(microseconds: integer(at: column))
    }

    /// The column's microseconds as an instant, or nil for NULL.
    func optionalTimestamp(at column: Int) -> Timestamp? {
        optionalInteger(at: column).map(Timestamp.init(microseconds:))
    }

    /// The column's JSON list of texts; empty for NULL and for anything else.
    func texts(at column: Int) -> [String] {
        let text = text(at: column)
        // Most lists are empty, and parsing is dear.
        guard !text.isEmpty, text != "[]" else { return [] }
        return (try? JSONValue(parsing: text))?.array?.compactMap(\.string) ?? []
    }

    /// The column's date.
    /// - Throws: `StoreError` if somebody else wrote something else.
    func date(at column: Int) throws -> CivilDate {
        let text = text(at: column)
        guard let date = CivilDate(text) else { throw StoreError(.invalid, "the ledger has the date \(text)") }
        return date
    }
}
