package import JobTime

extension PostgresParameters {
    /// Adds a `bigint[]`.
    package mutating func add(_ values: [Int64]) {
        reserve(bytes: 20 + 12 * values.count)
        add(array: values, of: .bigint) { $0.write($1) }
    }

    /// Adds a `smallint[]`.
    package mutating func add(_ values: [Int16]) { add(array: values, of: .smallint) { $0.write($1) } }

    /// Adds a `tid[]`, of places as `PostgresResult.place` gives them.
    package mutating func add(places: [UInt64]) {
        reserve(bytes: 20 + 10 * places.count)
        add(array: places, of: .tid) { $0.write(place: $1) }
    }

    /// Adds a `text[]`.
    package mutating func add(_ values: [String]) { add(array: values, of: .text) { $0.write($1) } }

    /// Adds a `text[]` with NULLs.
    package mutating func add(_ values: [String?]) { add(array: values, of: .text) { $0.write($1) } }

    /// Adds a `timestamptz[]`.
    package mutating func add(_ values: [Timestamp]) {
        reserve(bytes: 20 + 12 * values.count)
        add(array: values, of: .timestamptz) { $0.write($1) }
    }

    /// Adds a `timestamptz[]` with NULLs.
    package mutating func add(_ values: [Timestamp?]) { add(array: values, of: .timestamptz) { $0.write($1) } }

    /// Adds a `bytea[]` with NULLs.
    package mutating func add(_ values: [[UInt8]?]) { add(array: values, of: .bytea) { $0.write($1) } }
}
