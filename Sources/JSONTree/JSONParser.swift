/// A strict RFC 8259 parser over bytes that are known to be UTF-8.
struct JSONParser {
    private let bytes: [UInt8]
    private let maximumDepth: Int
    private var offset = 0
    private var depth = 0

    init(bytes: [UInt8], maximumDepth: Int) throws(JSONError) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            let place = error.byteOffsets.lowerBound
            throw JSONError(.notUTF8, "the bytes are not UTF-8", at: place, in: bytes)
        }
    }

    /// Parses the one value that the text consists of.
    mutating func document() throws(JSONError) -> JSONValue {
        skipSpace()
        let value = try value()
        skipSpace()
        guard offset == bytes.count else {
            throw unexpected("the end of the text")
        }
        return value
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        guard let byte = current else {
            throw unexpected("a value")
        }
        switch byte {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw unexpected("a value")
        }
    }

    // MARK: Containers

    private mutating func object() throws(JSONError) -> JSONValue {
        try open()
        var object = JSONObject()
        if take(UInt8(ascii: "}")) {
            depth -= 1
            return .object(object)
        }
        repeat {
            skipSpace()
            let start = offset
            guard current == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
            let key = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw unexpected("':' behind the key") }
            skipSpace()
            guard object.appendIfNew(JSONObject.Member(key, try value())) else {
                throw JSONError(.duplicateKey, "the key '\(key)' stands twice in one object", at: start, in: bytes)
            }
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw unexpected("',' or '}'") }
        depth -= 1
        return .object(object)
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        try open()
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) {
            depth -= 1
            return .array(elements)
        }
        repeat {
            skipSpace()
            elements.append(try value())
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw unexpected("',' or ']'") }
        depth -= 1
        return .array(elements)
    }

    /// Steps into a container, over the space behind its bracket.
    private mutating func open() throws(JSONError) {
        depth += 1
        guard depth <= maximumDepth else {
            throw JSONError(.tooDeep, "nested deeper than \(maximumDepth) levels", at: offset, in: bytes)
        }
        offset += 1
        skipSpace()
    }

    // MARK: Scalars

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let start = offset
        while let byte = current, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) {
            offset += 1
        }
        let matches = text.withUTF8Buffer { $0.elementsEqual(bytes[start..<offset]) }
        guard matches else {
            let found = String(decoding: bytes[start..<offset].prefix(20), as: UTF8.self)
            throw JSONError(.syntax, "expected a value, found '\(found)'", at: start, in: bytes)
        }
        return value
    }

    private mutating func number() throws(JSONError) -> String {
        let start = offset
        _ = take(UInt8(ascii: "-"))
        if take(UInt8(ascii: "0")) {
            if let byte = current, isDigit(byte) {
                throw JSONError(.syntax, "a number cannot start with a zero", at: start, in: bytes)
            }
        } else {
            try digits()
        }
        if take(UInt8(ascii: ".")) {
            try digits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = offset
        while let byte = current, isDigit(byte) {
            offset += 1
        }
        guard offset > start else { throw unexpected("a digit") }
    }

    /// Copies runs without escapes at once, so that a long text costs its length and no more.
    private mutating func string() throws(JSONError) -> String {
        let opener = offset
        offset += 1
        var decoded: [UInt8] = []
        var runStart = offset
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                let run = bytes[runStart..<offset]
                offset += 1
                if decoded.isEmpty { return String(decoding: run, as: UTF8.self) }
                decoded += run
                return String(decoding: decoded, as: UTF8.self)
            case UInt8(ascii: "\\"):
                decoded += bytes[runStart..<offset]
                try escape(into: &decoded)
                runStart = offset
            case 0..<0x20:
                throw JSONError(.syntax, "a control character in a string must be escaped", at: offset, in: bytes)
            default:
                offset += 1
            }
        }
        throw JSONError(.syntax, "this string is never closed", at: opener, in: bytes)
    }

    private mutating func escape(into decoded: inout [UInt8]) throws(JSONError) {
        let start = offset
        offset += 1
        let letter = current
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter ?? 0)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"): decoded += UTF8.encode(try scalar(escapedAt: start)) ?? .init()
        default:
            throw JSONError(
                .syntax, "no such escape: after '\\' comes one of \" \\ / b f n r t u", at: start, in: bytes)
        }
    }

    /// The scalar of `\uXXXX`, whose digits stand at `offset`, or of a surrogate pair.
    private mutating func scalar(escapedAt start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try fourHexDigits(escapedAt: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        let isHigh = UTF16.isLeadSurrogate(UInt16(truncatingIfNeeded: first))
        if isHigh, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
            let second = try fourHexDigits(escapedAt: start)
            let combined = 0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF)
            if second & 0xFC00 == 0xDC00, let scalar = Unicode.Scalar(combined) { return scalar }
        }
        throw JSONError(.syntax, "half of a surrogate pair stands for no character", at: start, in: bytes)
    }

    private mutating func fourHexDigits(escapedAt start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw JSONError(.syntax, "'\\u' needs four hexadecimal digits", at: start, in: bytes)
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }

    // MARK: Bytes

    private var current: UInt8? {
        offset < bytes.count ? bytes[offset] : nil
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            offset += 1
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        offset += 1
        return true
    }

    private func unexpected(_ expected: String) -> JSONError {
        guard offset < bytes.count else {
            return JSONError(.syntax, "expected \(expected), found the end of the text", at: offset, in: bytes)
        }
        let found = String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first
        let shown = found.map { $0.value < 0x20 ? $0.escaped(asASCII: true) : String($0) } ?? ""
        return JSONError(.syntax, "expected \(expected), found '\(shown)'", at: offset, in: bytes)
    }
}
