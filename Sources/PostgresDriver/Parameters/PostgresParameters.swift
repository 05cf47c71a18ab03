package import JobTime

/// The values bound to a statement, in binary with their types, ready for libpq.
///
/// `$1` is the first one added. All stand in one piece of memory, so that a batch of a thousand rows costs two
/// allocations.
package struct PostgresParameters {
    private(set) var types: [UInt32] = []
    private(set) var lengths: [Int32] = []
    private(set) var formats: [Int32] = []
    /// Where each value begins in `bytes`; -1 for NULL.
    private(set) var offsets: [Int] = []
    private(set) var bytes: [UInt8] = []

    /// None.
    package init() {}

    /// How many there are.
    package var count: Int { types.count }

    /// Makes room for values to come.
    package mutating func reserve(bytes count: Int) { bytes.reserveCapacity(bytes.count + count) }

    /// Adds a `bigint`.
    package mutating func add(_ value: Int64) { append(.bigint) { $0.append(big: value) } }
    /// Adds a `bigint`, or NULL.
    package mutating func add(_ value: Int64?) { addOptional(value, .bigint) { $0.append(big: $1) } }
    /// Adds an `integer`.
    package mutating func add(_ value: Int32) { append(.integer) { $0.append(big: value) } }
    /// Adds a `smallint`.
    package mutating func add(_ value: Int16) { append(.smallint) { $0.append(big: value) } }
    /// Adds a `boolean`.
    package mutating func add(_ value: Bool) { append(.boolean) { $0.append(value ? 1 : 0) } }
    /// Adds a `double precision`.
    package mutating func add(_ value: Double) { append(.double) { $0.append(big: value.bitPattern) } }
    /// Adds a `text`.
    package mutating func add(_ value: String) { append(.text) { $0.append(contentsOf: value.utf8) } }
    /// Adds a `text`, or NULL.
    package mutating func add(_ value: String?) { addOptional(value, .text) { $0.append(contentsOf: $1.utf8) } }
    /// Adds a `bytea`.
    package mutating func add(_ value: [UInt8]) { append(.bytea) { $0.append(contentsOf: value) } }
    /// Adds a `bytea`, or NULL.
    package mutating func add(_ value: [UInt8]?) { addOptional(value, .bytea) { $0.append(contentsOf: $1) } }
    /// Adds a `timestamptz`.
    package mutating func add(_ value: Timestamp) { append(.timestamptz) { $0.append(big: value.postgres) } }
    /// Adds a `timestamptz`, or NULL.
    package mutating func add(_ value: Timestamp?) { addOptional(value, .timestamptz) { $0.append(big: $1.postgres) } }
    /// Adds an `interval` of fixed length.
    package mutating func add(_ value: Duration) {
        append(.interval) { bytes in
            bytes.append(big: Timestamp(microseconds: 0).advanced(by: value).microseconds)
            bytes.append(big: Int64(0))
        }
    }
    /// Adds a `date`.
    package mutating func add(_ value: CivilDate) { append(.date) { $0.append(big: Int32(value.postgresDay)) } }

    /// Adds a value whose type the server works out from its place in the statement.
    package mutating func add(untyped text: String?) {
        guard let text else { return appendNull(.unknown, format: 0) }
        append(.unknown, format: 0) { bytes in
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(0)  // libpq measures values in text by their NUL
    }

    /// Adds an array; an element that is nil becomes NULL.
    package mutating func add<Element>(
        array: some Collection<Element>, of type: PostgresType, _ write: (inout PostgresElementWriter, Element) -> Void
    ) {
        let start = begin(type.array, format: 1)
        bytes.append(big: Int32(array.isEmpty ? 0 : 1))
        let flag = bytes.count
        bytes.append(big: Int32(0))
        bytes.append(big: type.rawValue)
        if !array.isEmpty {
            bytes.append(big: Int32(array.count))
            bytes.append(big: Int32(1))
            var writer = PostgresElementWriter(bytes: [])
            swap(&writer.bytes, &bytes)
            for element in array { write(&writer, element) }
            swap(&writer.bytes, &bytes)
            if writer.hasNull { bytes[flag + 3] = 1 }
        }
        end(start)
    }

    // MARK: Places

    private mutating func append(
        _ type: PostgresType, format: Int32 = 1, _ write: (inout [UInt8]) -> Void
    ) {
        let start = begin(type, format: format)
        write(&bytes)
        end(start)
    }

    private mutating func addOptional<Value>(
        _ value: Value?, _ type: PostgresType, _ write: (inout [UInt8], Value) -> Void
    ) {
        guard let value else { return appendNull(type, format: 1) }
        append(type) { write(&$0, value) }
    }

    private mutating func appendNull(_ type: PostgresType, format: Int32) {
        types.append(type.rawValue)
        formats.append(format)
        lengths.append(0)
        offsets.append(-1)
    }

    private mutating func begin(_ type: PostgresType, format: Int32) -> Int {
        types.append(type.rawValue)
        formats.append(format)
        offsets.append(bytes.count)
        return bytes.count
    }

    private mutating func end(_ start: Int) {
        lengths.append(Int32(bytes.count - start))
    }
}
