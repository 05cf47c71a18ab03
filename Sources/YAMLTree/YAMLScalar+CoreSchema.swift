/// What plain scalars mean in YAML 1.2's core schema. A quoted scalar is text and nothing else.
extension YAMLScalar {
    /// Whether it is plain and empty or one of `null`, `Null`, `NULL`, `~`.
    public var isNull: Bool {
        style == .plain && ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// The boolean: `true` or `false`, also with a capital or in capitals; nothing else.
    public var bool: Bool? {
        guard style == .plain else { return nil }
        switch text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default: return nil
        }
    }

    /// The whole number: decimal, `0o17` or `0xF`. Nil beyond 64 bits, and for a leading zero, whose meaning depends on
    /// the reader: see ``ambiguity``.
    public var integer: Int64? {
        guard style == .plain else { return nil }
        if text.hasPrefix("0o") { return Self.magnitude(text.dropFirst(2), radix: 8) }
        if text.hasPrefix("0x") { return Self.magnitude(text.dropFirst(2), radix: 16) }
        let digits =
            text.utf8.first == UInt8(ascii: "-") || text.utf8.first == UInt8(ascii: "+")
            ? text.utf8.dropFirst() : text.utf8[...]
        guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        return Int64(text)
    }

    /// The number, whole or not. Nil for infinities, for not-a-number, and for a whole number with a leading zero.
    public var double: Double? {
        guard style == .plain else { return nil }
        if let integer { return Double(integer) }
        guard Self.isDecimal(text.utf8), ambiguity == nil, let value = Double(text), value.isFinite else { return nil }
        return value
    }

    private static func magnitude(_ digits: Substring, radix: Int) -> Int64? {
        guard let first = digits.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+") else { return nil }
        return Int64(digits, radix: radix)
    }

    /// Whether it is `[-+]? ( . D+ | D+ ( . D* )? ) ( [eE] [-+]? D+ )?`.
    private static func isDecimal(_ text: String.UTF8View) -> Bool {
        var rest = text[...]
        func takeDigits() -> Int {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest.dropFirst(digits.count)
            return digits.count
        }
        func take(_ choices: StaticString) -> Bool {
            guard let byte = rest.first, choices.withUTF8Buffer({ $0.contains(byte) }) else { return false }
            rest = rest.dropFirst()
            return true
        }
        _ = take("+-")
        let whole = takeDigits()
        let fraction = take(".") ? takeDigits() : 0
        guard whole + fraction > 0 else { return false }
        if take("eE") {
            _ = take("+-")
            guard takeDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}
