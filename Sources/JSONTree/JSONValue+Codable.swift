extension JSONValue: Codable {
    /// A member's key, as `Codable` wants it.
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            return nil
        }
    }

    /// Decodes whatever the decoder holds.
    ///
    /// `Decoder` hands out neither the order of members nor the text of numbers: members are sorted by key, and numbers
    /// that are not whole go through `Double`.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            var object = JSONObject()
            for key in container.allKeys.sorted(by: {
                $0.stringValue.utf8.lexicographicallyPrecedes($1.stringValue.utf8)
            }) {
                object[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
            }
            self = .object(object)
            return
        }
        if var container = try? decoder.unkeyedContainer() {
            var elements: [JSONValue] = []
            while !container.isAtEnd {
                elements.append(try container.decode(JSONValue.self))
            }
            self = .array(elements)
            return
        }
        self = try Self.scalar(decoder.singleValueContainer())
    }

    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> JSONValue {
        if container.decodeNil() { return .null }
        if let value = try? container.decode(Bool.self) { return .boolean(value) }
        if let value = try? container.decode(Int64.self) { return JSONValue(value) }
        if let value = try? container.decode(UInt64.self) { return .number(String(value)) }
        if let value = try? container.decode(Double.self), let number = JSONValue(value) { return number }
        return .string(try container.decode(String.self))
    }

    /// Encodes the value; a number beyond 64 bits or with a fraction goes through `Double`.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .boolean(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .number(let text):
            var container = encoder.singleValueContainer()
            try Self.encode(number: text, into: &container)
        case .string(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements {
                try container.encode(element)
            }
        case .object(let object):
            var container = encoder.container(keyedBy: Key.self)
            for member in object.members {
                try container.encode(member.value, forKey: Key(stringValue: member.key))
            }
        }
    }

    private static func encode(number text: String, into container: inout any SingleValueEncodingContainer) throws {
        if let value = Int64(text) {
            try container.encode(value)
        } else if let value = UInt64(text) {
            try container.encode(value)
        } else if let value = Double(text), value.isFinite {
            try container.encode(value)
        } else {
            let context = EncodingError.Context(
                codingPath: container.codingPath,
                debugDescription: "the number '\(text)' is beyond the range of a double")
            throw EncodingError.invalidValue(text, context)
        }
    }
}
