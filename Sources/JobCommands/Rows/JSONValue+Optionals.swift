import JSONTree

extension JSONValue {
    /// The number, or null.
    init(_ value: Int?) {
        self = value.map { JSONValue($0) } ?? .null
    }

    /// The number, or null.
    init(_ value: Int64?) {
        self = value.map { JSONValue($0) } ?? .null
    }
}
