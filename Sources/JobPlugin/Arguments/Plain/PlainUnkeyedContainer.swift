import JSONTree

/// The elements of a list, one after the other.
struct PlainUnkeyedContainer: UnkeyedDecodingContainer {
    /// An element's place in the path.
    private struct Index: CodingKey {
        let number: Int

        init(_ number: Int) { self.number = number }
        init?(intValue: Int) { self.init(intValue) }
        init?(stringValue: String) { nil }

        var intValue: Int? { number }
        var stringValue: String { "Index \(number)" }
    }

    let elements: [JSONValue]
    let path: DecodingPath?
    let doubt: PlainDecoder.Doubt
    private(set) var currentIndex = 0

    init(elements: [JSONValue], path: DecodingPath?, doubt: PlainDecoder.Doubt) {
        self.elements = elements
        self.path = path
        self.doubt = doubt
    }

    var codingPath: [any CodingKey] { DecodingPath.keys(path) }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        guard try current() == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: String.Type) throws -> String { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: Double.Type) throws -> Double { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: Float.Type) throws -> Float { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: Int.Type) throws -> Int { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: Int128.Type) throws -> Int128 { try scalar { try $0.decode(type) } }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try scalar { try $0.decode(type) } }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try nested { try $0.decode(type) }
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try nested { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try nested { try $0.unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder {
        try nested { $0 }
    }

    private mutating func nested<Result>(_ decode: (PlainDecoder) throws -> Result) throws -> Result {
        try take(DecodingPath(path, Index(currentIndex)), decode)
    }

    /// Of a value without parts nobody asks for the path.
    private mutating func scalar<Result>(_ decode: (PlainDecoder) throws -> Result) throws -> Result {
        try take(path, decode)
    }

    /// Only what could be decoded is passed.
    private mutating func take<Result>(
        _ path: DecodingPath?, _ decode: (PlainDecoder) throws -> Result
    ) throws -> Result {
        let result = try decode(PlainDecoder(value: try current(), path: path, doubt: doubt))
        currentIndex += 1
        return result
    }

    private func current() throws -> JSONValue {
        guard currentIndex < elements.count else {
            doubt.raise()
            throw DecodingError.valueNotFound(
                JSONValue.self, .init(codingPath: codingPath, debugDescription: "no further element"))
        }
        return elements[currentIndex]
    }
}
