public import JSONTree

/// The text of a JSON value with places that each subject fills in.
///
/// Everything else is known when it is made, so that a page of a thousand subjects costs a thousand short
/// concatenations, and a store may fill the places in by a statement of its own.
public struct SubjectText: Sendable, Hashable {
    /// A part of the text.
    public enum Part: Sendable, Hashable {
        /// JSON that is the same for every subject.
        case text(String)
        /// A whole JSON value.
        case value(Field)
        /// The inside of a JSON string.
        case fragment(Field)
    }

    /// What only the subject knows.
    public enum Field: Sendable, Hashable {
        /// Its id.
        case id
        /// A further field of its audience; null where it has none of that name.
        case named(String)

        func value(of subject: Subject?) -> JSONValue {
            guard let subject else { return .null }
            return switch self {
            case .id: subject.id.json
            case .named(let name): subject.fields[name] ?? .null
            }
        }
    }

    /// The parts, in order; no two neighbours are plain text.
    public private(set) var parts: [Part] = []

    /// Creates an empty text.
    public init() {}

    /// Adds JSON that is the same for every subject.
    public mutating func append(_ text: String) {
        if case .text(let before) = parts.last {
            parts[parts.count - 1] = .text(before + text)
        } else {
            parts.append(.text(text))
        }
    }

    /// Adds a value that stands by itself.
    public mutating func append(value field: Field) { parts.append(.value(field)) }

    /// Adds a value inside a JSON string.
    public mutating func append(fragment field: Field) { parts.append(.fragment(field)) }

    /// The whole text.
    ///
    /// A field that the subject does not have is null, or nothing inside a string.
    public func text(for subject: Subject? = nil) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let known): text += known
            case .value(let field): text += field.value(of: subject).text
            case .fragment(let field): text += SubjectText.fragment(field.value(of: subject))
            }
        }
        return text
    }

    /// A value as it stands inside a JSON string: escaped, without quotes.
    public static func fragment(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .string: String(value.text.dropFirst().dropLast())
        case .boolean, .number: value.text
        case .array, .object: String(JSONValue.string(value.text).text.dropFirst().dropLast())
        }
    }
}
