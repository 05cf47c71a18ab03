import JSONTree

/// Decodes from a tree what nearly all arguments consist of: objects, lists, texts, whole and real numbers, booleans.
///
/// Foundation's decoder is the measure of what arguments mean, and takes five times as long for a small object, which is
/// a third of all that a node does for a job. So this one answers only where both are sure to agree. Everything else,
/// an error above all, raises `doubt`, and then what it has decoded must not be used.
struct PlainDecoder: Decoder {
    let value: JSONValue
    let path: DecodingPath?
    let doubt: Doubt

    var codingPath: [any CodingKey] { DecodingPath.keys(path) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Whether Foundation's decoder might see it otherwise.
    final class Doubt {
        private(set) var isRaised = false

        func raise() { isRaised = true }
    }

    /// Decodes a value from JSON text.
    /// - Returns: Nil if it must be left to Foundation's decoder.
    static func decode<Value: Decodable>(_ type: Value.Type, from text: String) -> Value? {
        guard let tree = try? JSONValue(parsing: text) else { return nil }
        let doubt = Doubt()
        let decoder = PlainDecoder(value: tree, path: nil, doubt: doubt)
        guard let value = try? decoder.decode(type), !doubt.isRaised else { return nil }
        return value
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let object) = value else { throw mismatch([String: JSONValue].self) }
        // Foundation takes two spellings of one character in a key for the same, this one does not.
        if !object.members.allSatisfy({ $0.key.utf8.allSatisfy { $0 < 0x80 } }) { doubt.raise() }
        return KeyedDecodingContainer(PlainKeyedContainer<Key>(object: object, path: path, doubt: doubt))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else { throw mismatch([JSONValue].self) }
        return PlainUnkeyedContainer(elements: elements, path: path, doubt: doubt)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    private func mismatch(_ type: Any.Type) -> DecodingError {
        doubt.raise()
        return .typeMismatch(type, DecodingError.Context(codingPath: codingPath, debugDescription: "another type"))
    }
}

extension PlainDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { value == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .boolean(let boolean) = value else { throw mismatch(type) }
        return boolean
    }

    func decode(_ type: String.Type) throws -> String {
        guard case .string(let text) = value else { throw mismatch(type) }
        return text
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard case .number(let text) = value, let number = Double(text), number.isFinite else { throw mismatch(type) }
        return number
    }

    // Rounded perhaps otherwise, or perhaps not to be had.
    func decode(_ type: Float.Type) throws -> Float { throw mismatch(type) }
    func decode(_ type: Int128.Type) throws -> Int128 { throw mismatch(type) }
    func decode(_ type: UInt128.Type) throws -> UInt128 { throw mismatch(type) }

    func decode(_ type: Int.Type) throws -> Int { try integer() }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard !FoundationForms.contain(type) else { throw mismatch(type) }
        return try Value(from: self)
    }

    /// Digits alone; `1.0` and `1e3` are Foundation's to judge.
    private func integer<Integer: FixedWidthInteger>() throws -> Integer {
        guard case .number(let text) = value, let number = Integer(text) else { throw mismatch(Integer.self) }
        return number
    }
}
