import SourceMarks

/// Turns the parser's marks (scalar indexes) into positions.
///
/// Marks come nearly in order, so it goes on from the last one instead of counting each line anew.
struct MarkReader {
    private let lines: LineTable
    private var line = 0
    private var scalar = 0
    private var offset = 0

    init(_ lines: LineTable) {
        self.lines = lines
    }

    /// The position of a scalar index in `bytes`, the text that `lines` was made of.
    mutating func position(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> SourcePosition {
        let index = min(index, lines.scalarCount)
        let found = lines.line(ofScalar: index, near: line)
        let scalars = lines.scalars(ofLine: found)
        let lineBytes = lines.bytes(ofLine: found)
        if scalars.count == lineBytes.count {
            offset = lineBytes.lowerBound + index - scalars.lowerBound
        } else {
            if found != line || index < scalar {
                scalar = scalars.lowerBound
                offset = lineBytes.lowerBound
            }
            while scalar < index {
                offset += WorkingText.width(bytes[offset])
                scalar += 1
            }
        }
        line = found
        scalar = index
        return SourcePosition(line: found + 1, column: index - scalars.lowerBound + 1, offset: offset)
    }
}
