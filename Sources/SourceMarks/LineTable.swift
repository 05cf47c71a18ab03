/// Where the lines of a text start, in UTF-8 bytes and in Unicode scalars.
///
/// A line ends behind its line feed; a carriage return before it belongs to the line.
package struct LineTable: Sendable {
    /// The byte offset of each line's start.
    private let byteStarts: [Int]
    /// The scalar index of each line's start; the same array if the text is ASCII.
    private let scalarStarts: [Int]
    /// The length of the text in bytes.
    package let byteCount: Int
    /// The length of the text in scalars.
    package let scalarCount: Int

    /// Reads the line breaks of UTF-8 bytes.
    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var byteStarts = [0]
        var scalarStarts = [0]
        var continuations = 0
        for (offset, byte) in bytes.enumerated() {
            if byte == 0x0A {
                byteStarts.append(offset + 1)
                scalarStarts.append(offset + 1 - continuations)
            } else if byte & 0xC0 == 0x80 {
                continuations += 1
            }
        }
        self.byteStarts = byteStarts
        self.scalarStarts = continuations == 0 ? byteStarts : scalarStarts
        byteCount = bytes.count
        scalarCount = bytes.count - continuations
    }

    /// The number of lines; a text that ends with a line feed has an empty last line.
    package var count: Int { byteStarts.count }

    /// The bytes of a 0-based line with its line break.
    package func bytes(ofLine line: Int) -> Range<Int> {
        byteStarts[line]..<(line + 1 < byteStarts.count ? byteStarts[line + 1] : byteCount)
    }

    /// The scalars of a 0-based line with its line break.
    package func scalars(ofLine line: Int) -> Range<Int> {
        scalarStarts[line]..<(line + 1 < scalarStarts.count ? scalarStarts[line + 1] : scalarCount)
    }

    /// The 0-based line of a byte.
    package func line(ofByte offset: Int) -> Int {
        Self.lastIndex(notAbove: offset, in: byteStarts)
    }

    /// The 0-based line of a scalar; `near` is a line where it may well stand.
    package func line(ofScalar index: Int, near hint: Int = 0) -> Int {
        // Marks come nearly in order, so the line is mostly the last one or one soon behind it.
        var line = min(hint, count - 1)
        if scalarStarts[line] <= index {
            for _ in 0..<8 {
                guard line + 1 < count, scalarStarts[line + 1] <= index else { return line }
                line += 1
            }
        }
        return Self.lastIndex(notAbove: index, in: scalarStarts)
    }

    private static func lastIndex(notAbove value: Int, in starts: [Int]) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }
}
