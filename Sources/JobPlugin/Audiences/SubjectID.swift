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
}
