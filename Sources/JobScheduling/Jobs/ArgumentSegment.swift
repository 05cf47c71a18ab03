import JSONTree
import JobPlugin

/// A part of the text of a schedule's arguments.
enum ArgumentSegment: Sendable, Hashable {
    /// JSON that is the same for every subject.
    case text(String)
    /// A JSON value.
    case value(Name)
    /// The inside of a JSON string.
    case fragment(Name)

    /// What only the subject knows.
    enum Name: Sendable, Hashable {
        case id
        case field(String)

        func value(of subject: Subject?) -> JSONValue {
            guard let subject else { return .null }
            return switch self {
            case .id: subject.id.jsonValue
            case .field(let name): subject.fields[name] ?? .null
            }
        }
    }
}

extension SubjectID {
    /// A number or a text, as the subject's table has it.
    var jsonValue: JSONValue {
        switch self {
        case .integer(let value): JSONValue(value)
        case .text(let value): .string(value)
        }
    }
}
