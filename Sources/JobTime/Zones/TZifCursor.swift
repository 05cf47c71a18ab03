/// A place in the bytes of a compiled time zone; every read checks that the bytes are there.
struct TZifCursor {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func require(_ count: Int) throws(TZifError) {
        guard count <= bytes.count - position else {
            throw TZifError("it ends after \(bytes.count) bytes, too early", at: bytes.count)
        }
    }

    mutating func skip(_ count: Int) throws(TZifError) {
        try require(count)
        position += count
    }

    mutating func byte() throws(TZifError) -> UInt8 {
        try require(1)
        defer { position += 1 }
        return bytes[position]
    }

    mutating func int32() throws(TZifError) -> Int32 {
        Int32(truncatingIfNeeded: try bigEndian(4))
    }

    mutating func int64() throws(TZifError) -> Int64 {
        Int64(bitPattern: try bigEndian(8))
    }

    /// Seconds since 1970 in four or eight bytes.
    mutating func time(_ size: Int) throws(TZifError) -> Int64 {
        size == 8 ? try int64() : Int64(try int32())
    }

    /// An unsigned 32-bit count.
    mutating func count() throws(TZifError) -> Int {
        Int(try bigEndian(4))
    }

    private mutating func bigEndian(_ size: Int) throws(TZifError) -> UInt64 {
        try require(size)
        defer { position += size }
        return bytes[position..<position + size].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The text from `start` to the next NUL, which must come before `end`.
    func text(at start: Int, before end: Int) throws(TZifError) -> String {
        guard start >= 0, start < end, end <= bytes.count, let stop = bytes[start..<end].firstIndex(of: 0) else {
            throw TZifError("an abbreviation has no end", at: start)
        }
        let text = bytes[start..<stop]
        guard text.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw TZifError("an abbreviation is not ASCII", at: start)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
