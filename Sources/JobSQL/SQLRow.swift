public import JobTime

/// One row of a result, by column position or name.
public struct SQLRow: Sendable {
    /// The columns' names, shared by all rows of a result.
    public let columns: [String]
    /// The values in column order.
    public let values: [SQLValue]

    /// Creates a row.
    public init(columns: [String], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value at a position.
    public subscript(position: Int) -> SQLValue { values[position] }

    /// The value of a named column; NULL if there is none of that name.
    public subscript(name: String) -> SQLValue {
        columns.firstIndex(of: name).map { values[$0] } ?? .null
    }
}

extension SQLValue {
    /// The integer, or nil if it is something else.
    public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    /// The number as a double, or nil.
    public var real: Double? {
        switch self {
        case .real(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }
    /// The text, or nil if it is something else.
    public var text: String? { if case .text(let value) = self { value } else { nil } }
    /// The bytes, or nil if it is something else.
    public var blob: [UInt8]? { if case .blob(let value) = self { value } else { nil } }
    /// Whether it is a number other than 0.
    public var isTrue: Bool { integer.map { $0 != 0 } ?? false }
    /// Whether it is NULL.
    public var isNull: Bool { self == .null }
    /// The instant of an integer in microseconds, or nil.
    public var timestamp: Timestamp? { integer.map(Timestamp.init(microseconds:)) }
}
