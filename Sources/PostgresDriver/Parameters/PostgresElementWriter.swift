package import JobTime

/// Writes the elements of one array.
package struct PostgresElementWriter {
    var bytes: [UInt8]
    private(set) var hasNull = false

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Writes a NULL.
    package mutating func writeNull() {
        hasNull = true
        bytes.append(big: Int32(-1))
    }

    /// Writes a `bigint`.
    package mutating func write(_ value: Int64) {
        bytes.append(big: Int32(8))
        bytes.append(big: value)
    }

    /// Writes a `smallint`.
    package mutating func write(_ value: Int16) {
        bytes.append(big: Int32(2))
        bytes.append(big: value)
    }

    /// Writes a `tid`, as `PostgresResult.place` gives it.
    package mutating func write(place: UInt64) {
        bytes.append(big: Int32(6))
        bytes.append(big: UInt32(truncatingIfNeeded: place >> 16))
        bytes.append(big: UInt16(truncatingIfNeeded: place))
    }

    /// Writes a `text`.
    package mutating func write(_ value: String) {
        let place = bytes.count
        bytes.append(big: Int32(0))
        bytes.append(contentsOf: value.utf8)
        bytes.replace(at: place, big: Int32(bytes.count - place - 4))
    }

    /// Writes a `text`, or NULL.
    package mutating func write(_ value: String?) {
        if let value { write(value) } else { writeNull() }
    }

    /// Writes a `timestamptz`.
    package mutating func write(_ value: Timestamp) { write(value.postgres) }

    /// Writes a `timestamptz`, or NULL.
    package mutating func write(_ value: Timestamp?) {
        if let value { write(value) } else { writeNull() }
    }

    /// Writes a `bytea`, or NULL.
    package mutating func write(_ value: [UInt8]?) {
        guard let value else { return writeNull() }
        bytes.append(big: Int32(value.count))
        bytes.append(contentsOf: value)
    }
}
