import JobDiagnostics

/// HTML that is safe to show: text that is interpolated into it is escaped, unless it is markup itself.
struct Markup: ExpressibleByStringInterpolation, Sendable, Hashable {
    private(set) var text: String

    init(stringLiteral text: String) {
        self.text = text
    }

    init(stringInterpolation interpolation: Interpolation) {
        text = interpolation.text
    }

    static let empty: Markup = ""

    var isEmpty: Bool { text.isEmpty }

    /// Its length in bytes.
    var size: Int { text.utf8.count }

    static func += (left: inout Markup, right: Markup) {
        left.text += right.text
    }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) { text += literal }
        mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
        mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { text += part.text } }
        mutating func appendInterpolation(_ number: Int) { text += String(number) }
        mutating func appendInterpolation(_ plain: String) { Markup.escape(plain, into: &text) }
        mutating func appendInterpolation(_ plain: Substring) { Markup.escape(String(plain), into: &text) }
    }

    /// Escapes for text and for attributes in quotes; control characters become visible, as HTML has none.
    private static func escape(_ plain: String, into text: inout String) {
        guard plain.utf8.contains(where: needsCare) else {
            text += plain
            return
        }
        for scalar in plain.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(DisplayWidth.printable(scalar))
            }
        }
    }

    private static func needsCare(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F...: true
        default: false
        }
    }
}

extension [Markup] {
    /// All in one, a line each.
    var lines: Markup {
        reduce(into: Markup.empty) { whole, part in
            whole += part
            whole += "\n"
        }
    }
}
