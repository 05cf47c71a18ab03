public import JSONTree

/// A subject's id: a whole number or text, whichever its table has.
public enum SubjectID: Sendable, Hashable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    /// A number.
    case integer(Int64)
    /// Text.
    case text(String)

    /// Creates a number.
    public init(integerLiteral value: Int64) {
        self = .integer(value)
    }

    /// The id as text: the form in which the ledger keeps it.
    public var description: String {
        switch self {
        case .integer(let value): String(value)
        case .text(let value): value
        }
    }

    /// A number or a text, as the subject's table has it.
    public var json: JSONValue {
        switch self {
        case .integer(let value): JSONValue(value)
        case .text(let value): .string(value)
        }
    }
}

/// Where a zone's pages stand, as the ledger keeps it: the last subject's id with its sort, so that a tick taken up later
/// goes on behind the very same one.
extension SubjectID {
    /// `#42` for a number, `=abc` for text.
    public var position: String {
        switch self {
        case .integer(let value): "#\(value)"
        case .text(let value): "=" + value
        }
    }

    /// Reads what `position` gives.
    public init(position: String) {
        if position.hasPrefix("#"), let number = Int64(position.dropFirst()) {
            self = .integer(number)
        } else {
            self = .text(String(position.dropFirst()))
        }
    }
}
