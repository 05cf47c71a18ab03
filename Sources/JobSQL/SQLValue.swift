public import JobTime

/// A value bound to a statement or read from a row.
public enum SQLValue: Sendable, Hashable {
    /// NULL
    case null
    /// A 64-bit integer; also booleans on SQLite, as 0 and 1.
    case integer(Int64)
    /// A double.
    case real(Double)
    /// Text.
    case text(String)
    /// Bytes.
    case blob([UInt8])
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    /// An integer literal.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A text literal.
    public init(stringLiteral value: String) { self = .text(value) }
    /// NULL.
    public init(nilLiteral: ()) { self = .null }
}

extension SQLValue {
    /// An instant as microseconds since the epoch, the form of both stores' own columns on SQLite.
    public static func timestamp(_ value: Timestamp) -> SQLValue { .integer(value.microseconds) }
    /// A boolean as 0 or 1.
    public static func boolean(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
    /// The value, or NULL.
    public static func optional(_ value: Int64?) -> SQLValue { value.map(SQLValue.integer) ?? .null }
    /// The value, or NULL.
    public static func optional(_ value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }
    /// The value, or NULL.
    public static func optional(_ value: Timestamp?) -> SQLValue { value.map(SQLValue.timestamp) ?? .null }
}
