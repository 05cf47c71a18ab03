/// Collects the UTF-8 bytes of a JSON text.
struct JSONWriter {
    /// Which characters of a string are escaped beyond what JSON demands.
    enum Escaping {
        /// Only what must be: quotes, backslashes, control characters.
        case minimal
        /// Also `<`, `>`, `&`, U+2028 and U+2029, as Go's encoder does.
        case go
    }

    private let escaping: Escaping
    /// Spaces for each level; nil writes everything on one line without spaces.
    private let indentation: Int?
    private var bytes: [UInt8] = []
    private var level: Int

    init(escaping: Escaping = .minimal, indentation: Int? = nil, level: Int = 0) {
        self.escaping = escaping
        self.indentation = indentation
        self.level = level
    }

    /// What was written so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes += "null".utf8
        case .boolean(let value): bytes += (value ? "true" : "false").utf8
        case .number(let text): bytes += text.utf8
        case .string(let text): write(string: text)
        case .array(let elements): writeList("[", elements, "]") { $0.write($1) }
        case .object(let object):
            writeList("{", object.members, "}") { writer, member in
                writer.write(string: member.key)
                writer.bytes += (writer.indentation == nil ? ":" : ": ").utf8
                writer.write(member.value)
            }
        }
    }

    private mutating func writeList<Element>(
        _ opener: String, _ elements: [Element], _ closer: String, _ body: (inout JSONWriter, Element) -> Void
    ) {
        bytes += opener.utf8
        level += 1
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            newLine()
            body(&self, element)
        }
        level -= 1
        if !elements.isEmpty { newLine() }
        bytes += closer.utf8
    }

    private mutating func newLine() {
        guard let indentation else { return }
        bytes.append(0x0A)
        bytes += repeatElement(0x20, count: indentation * level)
    }

    private mutating func write(string: String) {
        bytes.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { text in
            // What needs no escape is copied in one piece.
            var copied = 0
            for index in text.indices where isSpecial(text[index]) {
                bytes += text[copied..<index]
                write(special: text[index])
                copied = index + 1
            }
            bytes += text[copied...]
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): true
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0xA8, 0xA9: escaping == .go
        default: false
        }
    }

    private mutating func write(special byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes += "\\\"".utf8
        case UInt8(ascii: "\\"): bytes += "\\\\".utf8
        case 0x08: bytes += "\\b".utf8
        case 0x09: bytes += "\\t".utf8
        case 0x0A: bytes += "\\n".utf8
        case 0x0C: bytes += "\\f".utf8
        case 0x0D: bytes += "\\r".utf8
        case 0xA8, 0xA9: writeThirdByteOfSeparator(byte)
        default: writeEscape(byte)
        }
    }

    /// `\u00XX` in lower-case hexadecimal.
    private mutating func writeEscape(_ byte: UInt8) {
        let digits = Array("0123456789abcdef".utf8)
        bytes += "\\u00".utf8
        bytes += [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
    }

    /// U+2028 and U+2029 are E2 80 A8 and E2 80 A9; the first two bytes are already written when the third is met.
    private mutating func writeThirdByteOfSeparator(_ byte: UInt8) {
        guard bytes.suffix(2).elementsEqual([0xE2, 0x80]) else {
            bytes.append(byte)
            return
        }
        bytes.removeLast(2)
        bytes += (byte == 0xA8 ? "\\u2028" : "\\u2029").utf8
    }
}
