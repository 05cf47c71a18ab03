/// A value of whatever sort it is asked for.
struct SingleShapeContainer: SingleValueDecodingContainer {
    let probe: ShapeProbe
    let slot: ShapeSlot
    let codingPath: [any CodingKey]

    /// Who asks can do without a value.
    func decodeNil() -> Bool {
        slot.isOptional = true
        return false
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try probe.value(of: type, into: slot, at: codingPath)
    }
}
