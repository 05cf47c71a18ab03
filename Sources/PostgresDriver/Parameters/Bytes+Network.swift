extension [UInt8] {
    /// Appends an integer, most significant byte first.
    mutating func append(big value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }

    /// Overwrites an integer that stands at a place.
    mutating func replace(at place: Int, big value: Int32) {
        Swift.withUnsafeBytes(of: value.bigEndian) { source in
            for offset in source.indices { self[place + offset] = source[offset] }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Reads an integer, most significant byte first.
    func big<Value: FixedWidthInteger>(_ type: Value.Type, at place: Int = 0) -> Value {
        Value(bigEndian: loadUnaligned(fromByteOffset: place, as: type))
    }
}
