package import JobSQL

extension PostgresParameters {
    /// Adds a value whose type the server works out, so that an integer also goes into a `boolean` or `smallint`.
    package mutating func add(_ value: SQLValue) {
        switch value {
        case .null: add(untyped: nil)
        case .integer(let number): add(untyped: String(number))
        case .real(let number): add(untyped: String(number))
        case .text(let text): add(untyped: text)
        case .blob(let bytes): add(bytes)
        }
    }
}
