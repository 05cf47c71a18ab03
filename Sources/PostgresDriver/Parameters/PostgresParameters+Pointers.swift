extension PostgresParameters {
    /// Lends the values as libpq wants them; the pointers are valid inside the block.
    func withPointers<Result>(
        _ body: (
            _ types: [UInt32], _ values: UnsafePointer<UnsafePointer<CChar>?>, _ lengths: [Int32], _ formats: [Int32]
        ) -> Result
    ) -> Result {
        bytes.withUnsafeBytes { memory in
            // A value of no bytes at the very end has no address of its own in an empty piece of memory.
            let empty: StaticString = ""
            let values = offsets.map { offset -> UnsafePointer<CChar>? in
                guard offset >= 0 else { return nil }
                guard offset < memory.count, let base = memory.baseAddress else {
                    return UnsafeRawPointer(empty.utf8Start).assumingMemoryBound(to: CChar.self)
                }
                return (base + offset).assumingMemoryBound(to: CChar.self)
            }
            return values.withUnsafeBufferPointer { pointers in
                guard let first = pointers.baseAddress else {
                    var none: UnsafePointer<CChar>?
                    return withUnsafePointer(to: &none) { body(types, $0, lengths, formats) }
                }
                return body(types, first, lengths, formats)
            }
        }
    }
}
