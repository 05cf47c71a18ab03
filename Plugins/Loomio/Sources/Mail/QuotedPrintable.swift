/// The quoted-printable encoding of RFC 2045: any text in lines of at most 76 ASCII characters.
enum QuotedPrintable {
    private static let limit = 76

    /// The text encoded, its lines ended by CR LF. `\n`, `\r\n` and `\r` all end a line.
    static func encode(_ text: String) -> String {
        var result = ""
        for line in lines(of: text) {
            result += encode(line: line) + "\r\n"
        }
        return result
    }

    private static func lines(of text: String) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var afterReturn = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n") where afterReturn: afterReturn = false
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                lines.append([])
                afterReturn = byte == UInt8(ascii: "\r")
            default:
                lines[lines.count - 1].append(byte)
                afterReturn = false
            }
        }
        if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func encode(line: [UInt8]) -> String {
        var result = ""
        var width = 0
        for (index, byte) in line.enumerated() {
            let token = token(for: byte, isLast: index == line.count - 1)
            // One place is kept for the `=` of a soft line break, except at the line's end.
            let room = index == line.count - 1 ? limit : limit - 1
            if width + token.utf8.count > room {
                result += "=\r\n"
                width = 0
            }
            result += token
            width += token.utf8.count
        }
        return result
    }

    private static func token(for byte: UInt8, isLast: Bool) -> String {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"):
            // Blanks at a line's end get lost on the way.
            isLast ? "=" + HexDigits.pair(byte) : String(Unicode.Scalar(byte))
        case UInt8(ascii: "="): "=3D"
        case 0x21...0x7E: String(Unicode.Scalar(byte))
        default: "=" + HexDigits.pair(byte)
        }
    }
}
