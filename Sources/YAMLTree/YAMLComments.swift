import SourceMarks

/// Finds the comments of a text, which the parser passes over in silence.
enum YAMLComments {
    /// The comments between the scalars, up to a byte offset.
    static func find(in text: WorkingText, outside scalars: [Range<Int>], upTo end: Int) -> [YAMLComment] {
        let bytes = Array(text.file.text.utf8)
        var comments: [YAMLComment] = []
        var offset = 0
        for scalar in scalars {
            scan(text, bytes, offset..<max(offset, min(scalar.lowerBound, end)), into: &comments)
            offset = max(offset, scalar.upperBound)
        }
        scan(text, bytes, offset..<max(offset, end), into: &comments)
        return comments
    }

    /// A `#` starts a comment at the start of the text or a line, or behind a space or tab.
    private static func scan(
        _ text: WorkingText, _ bytes: [UInt8], _ range: Range<Int>, into comments: inout [YAMLComment]
    ) {
        var offset = range.lowerBound
        while offset < range.upperBound {
            guard bytes[offset] == UInt8(ascii: "#"), isSeparated(offset, bytes) else {
                offset += 1
                continue
            }
            let end = text.line(around: offset).upperBound
            let body = text.text((offset + 1)..<max(offset + 1, end))
            let words = body.drop { $0 == " " || $0 == "\t" }
            let trailing = words.reversed().prefix { $0 == " " || $0 == "\t" }.count
            comments.append(YAMLComment(span: text.span(offset..<end), text: String(words.dropLast(trailing))))
            offset = end + 1
        }
    }

    private static func isSeparated(_ offset: Int, _ bytes: [UInt8]) -> Bool {
        offset == 0 || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset - 1])
    }
}
