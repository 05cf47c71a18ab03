import JSONTree
import JobConfig

extension ArgumentTemplate {
    /// The template as one line of JSON, with its placeholders in braces.
    var text: String { json.text }

    private var json: JSONValue {
        switch self {
        case .literal(let value): value
        case .placeholder(let placeholder): .string("{{\(placeholder.name)}}")
        case .text(let pieces): .string(pieces.map(\.text).joined())
        case .array(let elements): .array(elements.map(\.json))
        case .object(let members): .object(JSONObject(members.map { JSONObject.Member($0.key, $0.value.json) }))
        }
    }
}

extension ArgumentTemplate.Piece {
    fileprivate var text: String {
        switch self {
        case .literal(let text): text
        case .placeholder(let placeholder): "{{\(placeholder.name)}}"
        }
    }
}
