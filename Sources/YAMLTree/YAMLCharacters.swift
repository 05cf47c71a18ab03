import SourceMarks

/// Finds the characters that YAML does not allow anywhere.
enum YAMLCharacters {
    /// Past this many a file is no text, and one more line about it helps nobody.
    private static let maximumProblems = 20

    /// Reports bytes that are not UTF-8 and control characters, and replaces them in the text that is read.
    static func check(_ text: inout WorkingText) -> [YAMLProblem] {
        var problems: [YAMLProblem] = []
        if let place = text.file.invalidByte {
            problems.append(
                YAMLProblem(
                    .notUTF8, "the byte here is not UTF-8", span: SourceSpan(start: place, end: place),
                    help: "save the file as UTF-8"))
        }
        for offset in forbidden(in: text.bytes) {
            if problems.count < maximumProblems {
                let width = WorkingText.width(text.bytes[offset])
                let range = offset..<min(offset + width, text.bytes.count)
                let name = text.text(range).unicodeScalars.first.map { hexadecimal($0.value) } ?? ""
                problems.append(
                    YAMLProblem(
                        .controlCharacter, "the control character U+\(name) is not allowed", span: text.span(range),
                        help: "remove it, or write it as an escape inside double quotes"))
            }
            text.disarm(at: offset)
        }
        return problems
    }

    private static func forbidden(in bytes: [UInt8]) -> [Int] {
        var found: [Int] = []
        bytes.withUnsafeBufferPointer { bytes in
            for (offset, byte) in bytes.enumerated() where isSuspect(byte) && isForbidden(bytes, offset) {
                found.append(offset)
            }
        }
        return found
    }

    /// Whether a forbidden character can start with this byte.
    private static func isSuspect(_ byte: UInt8) -> Bool {
        byte < 0x20 ? byte != 0x0A && byte != 0x0D && byte != 0x09 : byte == 0x7F || byte == 0xC2 || byte == 0xEF
    }

    private static func isForbidden(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        switch bytes[offset] {
        case 0xC2:
            // U+0080 to U+009F, of which YAML allows the line break U+0085.
            return offset + 1 < bytes.count && bytes[offset + 1] < 0xA0 && bytes[offset + 1] != 0x85
        case 0xEF:
            guard offset + 2 < bytes.count else { return false }
            let isByteOrderMark = bytes[offset + 1] == 0xBB && bytes[offset + 2] == 0xBF
            return isByteOrderMark || (bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE)
        default: return true
        }
    }

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
