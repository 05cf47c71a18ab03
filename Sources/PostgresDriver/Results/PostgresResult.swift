import CPostgres
package import JobTime

/// The rows of one statement, with values in binary. Rows and columns count from 0.
///
/// It owns libpq's memory; a value read from it is a copy.
package final class PostgresResult {
    let raw: OpaquePointer

    init(adopting raw: OpaquePointer) {
        self.raw = raw
    }

    deinit { PQclear(raw) }

    /// How many rows there are.
    package var rowCount: Int { Int(PQntuples(raw)) }

    /// How many rows the statement inserted, updated or deleted, or returned.
    package var affectedRows: Int {
        PQcmdTuples(raw).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// Whether a value is NULL.
    package func isNull(_ row: Int, _ column: Int) -> Bool {
        PQgetisnull(raw, Int32(row), Int32(column)) != 0
    }

    /// A `smallint`, `integer` or `bigint`; 0 for NULL.
    package func integer(_ row: Int, _ column: Int) -> Int64 {
        let bytes = bytes(row, column)
        return switch bytes.count {
        case 8: bytes.big(Int64.self)
        case 4: Int64(bytes.big(Int32.self))
        case 2: Int64(bytes.big(Int16.self))
        default: 0
        }
    }

    /// An integer, or nil for NULL.
    package func optionalInteger(_ row: Int, _ column: Int) -> Int64? {
        isNull(row, column) ? nil : integer(row, column)
    }

    /// A `boolean`; false for NULL.
    package func boolean(_ row: Int, _ column: Int) -> Bool { bytes(row, column).first == 1 }

    /// A `tid`: the number of the block, then 16 bits for the place in it; 0, which no row has, for NULL.
    package func place(_ row: Int, _ column: Int) -> UInt64 {
        let bytes = bytes(row, column)
        guard bytes.count == 6 else { return 0 }
        return UInt64(bytes.big(UInt32.self)) << 16 | UInt64(bytes.big(UInt16.self, at: 4))
    }

    /// Text, also of a `json` column or an enum; empty for NULL. A `jsonb` column is cast to text in the statement.
    package func text(_ row: Int, _ column: Int) -> String {
        String(decoding: bytes(row, column), as: UTF8.self)
    }

    /// Text, or nil for NULL.
    package func optionalText(_ row: Int, _ column: Int) -> String? {
        isNull(row, column) ? nil : text(row, column)
    }

    /// A `bytea`, or nil for NULL.
    package func optionalBlob(_ row: Int, _ column: Int) -> [UInt8]? {
        isNull(row, column) ? nil : [UInt8](bytes(row, column))
    }

    /// A `timestamptz`; the epoch for NULL.
    package func timestamp(_ row: Int, _ column: Int) -> Timestamp {
        optionalTimestamp(row, column) ?? Timestamp(microseconds: 0)
    }

    /// A `timestamptz`, or nil for NULL.
    package func optionalTimestamp(_ row: Int, _ column: Int) -> Timestamp? {
        let bytes = bytes(row, column)
        return bytes.count == 8 ? Timestamp(postgres: bytes.big(Int64.self)) : nil
    }

    /// A `date`; 2000-01-01 for NULL.
    package func date(_ row: Int, _ column: Int) -> CivilDate {
        let bytes = bytes(row, column)
        return CivilDate(postgresDay: bytes.count == 4 ? Int(bytes.big(Int32.self)) : 0)
    }

    /// A list of texts of one dimension; empty for NULL, NULL elements left out.
    package func texts(_ row: Int, _ column: Int) -> [String] {
        elements(row, column).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A list of whole numbers of one dimension; empty for NULL.
    package func integers(_ row: Int, _ column: Int) -> [Int64] {
        elements(row, column).compactMap { element in
            switch element.count {
            case 8: element.big(Int64.self)
            case 4: Int64(element.big(Int32.self))
            default: nil
            }
        }
    }

    /// libpq's own memory: valid as long as this object, whose methods copy out of it at once.
    private func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: PQgetvalue(raw, Int32(row), Int32(column)), count: Int(PQgetlength(raw, Int32(row), Int32(column))))
    }

    private func elements(_ row: Int, _ column: Int) -> [UnsafeRawBufferPointer] {
        let bytes = bytes(row, column)
        // Dimensions, NULL flag, element type, then length and first index of the one dimension.
        guard bytes.count >= 20, bytes.big(Int32.self) == 1 else { return [] }
        var elements: [UnsafeRawBufferPointer] = []
        var place = 20
        while place + 4 <= bytes.count {
            let length = Int(bytes.big(Int32.self, at: place))
            place += 4
            guard length >= 0 else { continue }
            elements.append(UnsafeRawBufferPointer(rebasing: bytes[place..<place + length]))
            place += length
        }
        return elements
    }
}
