/// An array of one element, which gives further ones to types of fixed length that do not look at its end.
struct UnkeyedShapeContainer: UnkeyedDecodingContainer {
    let probe: ShapeProbe
    let slot: ShapeSlot
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(probe: ShapeProbe, slot: ShapeSlot, codingPath: [any CodingKey]) {
        self.probe = probe
        self.slot = slot
        self.codingPath = codingPath
    }

    var count: Int? { nil }
    var isAtEnd: Bool { currentIndex > 0 }

    mutating func decodeNil() throws -> Bool {
        false
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try probe.value(of: type, into: nextElement(), at: path)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try nextDecoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try nextDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
        nextDecoder()
    }

    private var path: [any CodingKey] { codingPath + [ProbeKey("element")] }

    private mutating func nextElement() -> ShapeSlot {
        currentIndex += 1
        return slot.element()
    }

    private mutating func nextDecoder() -> ShapeDecoder {
        ShapeDecoder(probe: probe, slot: nextElement(), codingPath: path)
    }
}
