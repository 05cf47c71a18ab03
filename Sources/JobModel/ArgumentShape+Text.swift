public import JSONTree

extension ArgumentShape: CustomStringConvertible {
    /// The shape as it is written in `jobs.yaml`, such as `[integer]` or `{event_id: integer, actor_id?: integer}`.
    public var description: String {
        switch self {
        case .integer: "integer"
        case .number: "number"
        case .string: "string"
        case .boolean: "boolean"
        case .timestamp: "timestamp"
        case .date: "date"
        case .object: "object"
        case .any: "any"
        case .array(let element): "[\(element)]"
        case .map(let value): "{string: \(value)}"
        case .fields: "{\(fieldList)}"
        case .enumeration(let texts): "{enum: [\(texts.joined(separator: ", "))]}"
        }
    }

    /// The fields without braces, such as `event_id: integer, actor_id?: integer`; for other shapes the same as
    /// `description`.
    public var fieldList: String {
        guard case .fields(let fields) = self else { return description }
        return fields.sorted { $0.key < $1.key }
            .map { "\($0.key)\($0.value.isOptional ? "?" : ""): \($0.value.shape)" }
            .joined(separator: ", ")
    }

    /// The shape as JSON, in the same notation: `{"event_id": "integer", "user_ids?": ["integer"]}`.
    public var json: JSONValue {
        switch self {
        case .integer, .number, .string, .boolean, .timestamp, .date, .object, .any:
            return .string(description)
        case .array(let element):
            return .array([element.json])
        case .map(let value):
            return ["string": value.json]
        case .fields(let fields):
            let members = fields.sorted { $0.key < $1.key }
                .map { JSONObject.Member($0.key + ($0.value.isOptional ? "?" : ""), $0.value.shape.json) }
            return .object(JSONObject(members))
        case .enumeration(let texts):
            return ["enum": .array(texts.map(JSONValue.string))]
        }
    }
}
