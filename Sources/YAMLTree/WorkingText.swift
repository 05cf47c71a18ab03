import SourceMarks

/// The bytes that the parser reads: a copy of the file in which mistakes that were already reported are papered over.
///
/// A repair never moves anything: each scalar is replaced by one of the same length, so marks stay those of the file.
struct WorkingText {
    /// A byte range.
    typealias Range = Swift.Range<Int>

    /// The file.
    let file: SourceFile
    /// The copy.
    private(set) var bytes: [UInt8]
    /// What a repaired scalar really says, by the byte offset where it starts.
    private(set) var meanings: [Int: String] = [:]
    /// Whether something was blanked out that cannot be told from the copy any more.
    private(set) var isComplete = true

    init(_ file: SourceFile) {
        self.file = file
        bytes = Array(file.text.utf8)
    }

    // MARK: Places

    /// The byte offset of a scalar index.
    func offset(ofScalar index: Int) -> Int {
        let index = min(index, file.lines.scalarCount)
        let line = file.lines.line(ofScalar: index)
        var offset = file.lines.bytes(ofLine: line).lowerBound
        for _ in 0..<(index - file.lines.scalars(ofLine: line).lowerBound) {
            offset += Self.width(bytes[offset])
        }
        return offset
    }

    /// The span of a byte range.
    func span(_ range: Range) -> SourceSpan {
        SourceSpan(start: file.position(ofByte: range.lowerBound), end: file.position(ofByte: range.upperBound))
    }

    /// The text of a byte range as it stands in the file.
    func text(_ range: Range) -> String {
        String(file.text(from: range.lowerBound, to: range.upperBound))
    }

    /// The byte at an offset, nil outside.
    func byte(_ offset: Int) -> UInt8? {
        bytes.indices.contains(offset) ? bytes[offset] : nil
    }

    /// The bytes of the line around an offset, without its line break.
    func line(around offset: Int) -> Range {
        let range = file.lines.bytes(ofLine: file.lines.line(ofByte: offset))
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D {
            end -= 1
        }
        return range.lowerBound..<end
    }

    /// The first offset from `start` on, before `end`, that is no space and no tab.
    func skipBlanks(from start: Int, to end: Int) -> Int {
        bytes[start..<end].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? end
    }

    /// How many bytes the scalar has that starts with this byte.
    static func width(_ byte: UInt8) -> Int {
        switch byte {
        case 0..<0x80: 1
        case 0x80..<0xE0: 2
        case 0xE0..<0xF0: 3
        default: 4
        }
    }

    // MARK: Repairs

    /// Makes the range one plain scalar that is read as what the file says there.
    mutating func makeScalar(_ range: Range) {
        meanings[range.lowerBound] = text(range)
        for offset in range where bytes[offset] < 0x80 {
            bytes[offset] = UInt8(ascii: "x")
        }
    }

    /// Takes the end of a line, from `start` on, out of what is read; tells whether that was possible.
    ///
    /// It becomes spaces, or from its first longer scalar on (which no space can replace at its length) a comment.
    mutating func blankLine(from start: Int) -> Bool {
        let end = line(around: start).upperBound
        let ascii = bytes[start..<end].firstIndex { $0 >= 0x80 } ?? end
        if ascii < end {
            guard ascii > start, start == 0 || [0x20, 0x09, 0x0A].contains(bytes[start - 1]) else { return false }
        }
        isComplete = false
        replace(start..<ascii, with: UInt8(ascii: " "))
        if ascii < end { bytes[ascii - 1] = UInt8(ascii: "#") }
        return true
    }

    /// Replaces ASCII bytes one by one.
    mutating func replace(_ range: Range, with replacement: UInt8) {
        for offset in range where bytes[offset] < 0x80 {
            bytes[offset] = replacement
        }
    }

    /// Replaces one scalar that libyaml's reader would refuse by one of the same length that it takes.
    mutating func disarm(at offset: Int) {
        switch Self.width(bytes[offset]) {
        case 1: bytes[offset] = UInt8(ascii: " ")
        case 2: bytes.replaceSubrange(offset..<(offset + 2), with: [0xC2, 0xA0])
        case 3: bytes.replaceSubrange(offset..<(offset + 3), with: [0xEF, 0xBF, 0xBD])
        default: break
        }
    }
}
