/// The decoder that a type meets while its shape is read: it agrees to every form and notes it.
struct ShapeDecoder: Decoder {
    let probe: ShapeProbe
    let slot: ShapeSlot
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        slot.becomeObject()
        return KeyedDecodingContainer(KeyedShapeContainer(probe: probe, slot: slot, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        slot.becomeArray()
        return UnkeyedShapeContainer(probe: probe, slot: slot, codingPath: codingPath)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        SingleShapeContainer(probe: probe, slot: slot, codingPath: codingPath)
    }
}
