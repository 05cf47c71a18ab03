public import JSONTree

extension ArgumentShape {
    /// The shape as a JSON Schema of the draft 2020-12, without `$schema`.
    public var jsonSchema: JSONValue {
        switch self {
        case .integer:
            return ["type": "integer", "minimum": .init(Int64.min), "maximum": .init(Int64.max)]
        case .number: return ["type": "number"]
        case .string: return ["type": "string"]
        case .boolean: return ["type": "boolean"]
        case .timestamp: return ["type": "string", "format": "date-time"]
        case .date: return ["type": "string", "format": "date"]
        case .object: return ["type": "object"]
        case .any: return [:]
        case .array(let element): return ["type": "array", "items": element.jsonSchema]
        case .map(let value): return ["type": "object", "additionalProperties": value.jsonSchema]
        case .enumeration(let texts): return ["type": "string", "enum": .array(texts.map(JSONValue.string))]
        case .fields(let fields): return ArgumentShape.schema(of: fields)
        }
    }

    private static func schema(of fields: [String: Field]) -> JSONValue {
        let sorted = fields.sorted { $0.key < $1.key }
        let properties = sorted.map { name, field in
            let schema = field.shape.jsonSchema
            return JSONObject.Member(name, field.isOptional ? ["anyOf": [schema, ["type": "null"]]] : schema)
        }
        let required = sorted.filter { !$0.value.isOptional }.map { JSONValue.string($0.key) }
        return [
            "type": "object", "properties": .object(JSONObject(properties)), "required": .array(required),
            "additionalProperties": false,
        ]
    }
}
