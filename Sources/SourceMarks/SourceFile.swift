/// A text file as read, with the name under which people know it.
public struct SourceFile: Sendable {
    /// The path as diagnostics print it, relative to where the command runs.
    public let path: String
    /// The whole text, without a byte order mark.
    public let text: String
    /// The first byte that is not UTF-8, if the file was read from bytes and has one; `text` has U+FFFD there.
    public let invalidByte: SourcePosition?
    /// Where the lines start.
    package let lines: LineTable

    /// Creates a source file from a display path and its text.
    public init(path: String, text: String) {
        self.init(path: path, text: text, invalidOffset: nil)
    }

    /// Creates a source file from its bytes, which should be UTF-8: others are replaced and the first is remembered.
    public init(path: String, bytes: [UInt8]) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
        var invalidOffset: Int?
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            invalidOffset = error.byteOffsets.lowerBound
        }
        self.init(path: path, text: String(decoding: bytes, as: UTF8.self), invalidOffset: invalidOffset)
    }

    private init(path: String, text: String, invalidOffset: Int?) {
        var text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        let lines = text.withUTF8 { LineTable($0) }
        self.path = path
        self.text = text
        self.lines = lines
        invalidByte = invalidOffset.map { Self.position(ofByte: $0, in: text, lines: lines) }
    }

    /// The 1-based line without its line break, or nil behind the end.
    public func line(_ number: Int) -> Substring? {
        guard number >= 1, number <= lines.count else { return nil }
        let range = lines.bytes(ofLine: number - 1)
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        var end = text.utf8.index(start, offsetBy: range.count)
        for lineBreak: UInt8 in [0x0A, 0x0D] where end > start {
            let last = text.utf8.index(before: end)
            if text.utf8[last] == lineBreak { end = last }
        }
        return text[start..<end]
    }

    /// The number of scalars of a 1-based line without its line break; 0 behind the end.
    package func length(ofLine number: Int) -> Int {
        guard let line = line(number) else { return 0 }
        let lineBreak = lines.bytes(ofLine: number - 1).count - line.utf8.count
        return lines.scalars(ofLine: number - 1).count - lineBreak
    }

    /// Some scalars of a 1-based line, counted from 0; without going through the whole of a long line if it can.
    package func scalars(ofLine number: Int, in range: Range<Int>) -> [Unicode.Scalar] {
        guard let line = line(number) else { return [] }
        let isASCII = lines.scalars(ofLine: number - 1).count == lines.bytes(ofLine: number - 1).count
        guard isASCII else { return Array(line.unicodeScalars.dropFirst(range.lowerBound).prefix(range.count)) }
        return line.utf8.dropFirst(range.lowerBound).prefix(range.count).map { Unicode.Scalar($0) }
    }

    /// The position of a byte offset; an offset behind the end counts as the end.
    public func position(ofByte offset: Int) -> SourcePosition {
        Self.position(ofByte: offset, in: text, lines: lines)
    }

    /// The text between two byte offsets; empty if they are not in the text or out of order.
    package func text(from start: Int, to end: Int) -> Substring {
        guard 0 <= start, start <= end, end <= lines.byteCount else { return "" }
        let from = text.utf8.index(text.startIndex, offsetBy: start)
        return text[from..<text.utf8.index(from, offsetBy: end - start)]
    }

    private static func position(ofByte offset: Int, in text: String, lines: LineTable) -> SourcePosition {
        let offset = min(max(offset, 0), lines.byteCount)
        let line = lines.line(ofByte: offset)
        let bytes = lines.bytes(ofLine: line)
        var column = offset - bytes.lowerBound + 1
        if lines.scalars(ofLine: line).count < bytes.count {
            let from = text.utf8.index(text.startIndex, offsetBy: bytes.lowerBound)
            column -= text.utf8[from...].prefix(offset - bytes.lowerBound).count { $0 & 0xC0 == 0x80 }
        }
        return SourcePosition(line: line + 1, column: column, offset: offset)
    }
}
