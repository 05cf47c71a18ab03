/// An object that has every field it is asked for.
struct KeyedShapeContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let probe: ShapeProbe
    let slot: ShapeSlot
    let codingPath: [any CodingKey]

    /// Only types with free keys ask for them; one is enough to see what they do with it.
    var allKeys: [Key] {
        slot.becomeMap()
        return Key(stringValue: "0").map { [$0] } ?? []
    }

    func contains(_ key: Key) -> Bool {
        true
    }

    /// Who asks can do without a value.
    func decodeNil(forKey key: Key) throws -> Bool {
        slot.field(key.stringValue).isOptional = true
        return false
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try probe.value(of: type, into: slot.field(key.stringValue), at: codingPath + [key])
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        let field = slot.field(key.stringValue)
        field.isOptional = true
        return probe.valueIfAny(of: type, into: field, at: codingPath + [key])
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try decoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder(forKey: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        ShapeDecoder(probe: probe, slot: slot.field("super"), codingPath: codingPath + [ProbeKey("super")])
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        decoder(forKey: key)
    }

    private func decoder(forKey key: Key) -> ShapeDecoder {
        ShapeDecoder(probe: probe, slot: slot.field(key.stringValue), codingPath: codingPath + [key])
    }
}

// The standard library forwards these to defaults of its own, which would not note that the field is optional.
extension KeyedShapeContainer {
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try scalar(type, key) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try scalar(type, key) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try scalar(type, key) }
    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { try scalar(type, key) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try scalar(type, key) }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { try scalar(type, key) }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { try scalar(type, key) }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { try scalar(type, key) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try scalar(type, key) }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { try scalar(type, key) }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { try scalar(type, key) }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? { try scalar(type, key) }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { try scalar(type, key) }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { try scalar(type, key) }

    private func scalar<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value? {
        let field = slot.field(key.stringValue)
        field.isOptional = true
        return try probe.value(of: type, into: field, at: codingPath + [key])
    }
}
