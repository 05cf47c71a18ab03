extension YAMLScalar {
    /// Why a plain scalar means something else to a reader of YAML 1.1, as many still are.
    public enum Ambiguity: Sendable, Hashable {
        /// `yes`, `no`, `on`, `off`, `y`, `n`: a boolean there, text here.
        case booleanWord(Bool)
        /// `12:30`: 750 there, text here.
        case sexagesimal(Int)
        /// `010`: the octal 8 there, the decimal 10 elsewhere, refused as a number here. Nil if it is no octal.
        case leadingZero(octal: Int64?)
        /// `1_000`: a thousand there, text here.
        case underscores

        /// What differs, as the end of a sentence such as "'no' is ...".
        public var explanation: String {
            switch self {
            case .booleanWord(let value): "read as \(value) by YAML 1.1 tools; only true and false are booleans here"
            case .sexagesimal(let value): "read as \(value) (base 60) by YAML 1.1 tools; it is text here"
            case .leadingZero(let octal?): "read as \(octal) (octal) by YAML 1.1 tools and as decimal by others"
            case .leadingZero(nil): "a number with a leading zero, which tools read differently"
            case .underscores: "read as a number by YAML 1.1 tools; it is text here"
            }
        }
    }

    /// The trap this scalar is in, if it is plain and in one.
    public var ambiguity: Ambiguity? {
        guard style == .plain, !text.isEmpty, text.utf8.count <= 64 else { return nil }
        return booleanWord ?? sexagesimal ?? leadingZero ?? underscores
    }

    /// The value in double quotes, for a help text.
    public var quoted: String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private var booleanWord: Ambiguity? {
        guard text.utf8.count <= 3 else { return nil }
        let lower = text.lowercased()
        // YAML 1.1 takes three spellings of each word, but not such as `oN`.
        guard text == lower || text == text.uppercased() || text == lower.prefix(1).uppercased() + lower.dropFirst()
        else { return nil }
        switch lower {
        case "yes", "on", "y": return .booleanWord(true)
        case "no", "off", "n": return .booleanWord(false)
        default: return nil
        }
    }

    /// `[-+]? [1-9] [0-9]* ( : [0-5]? [0-9] )+`
    private var sexagesimal: Ambiguity? {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = unsigned.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 1, unsigned.utf8.first != UInt8(ascii: "0") else { return nil }
        var total = 0
        for (index, part) in parts.enumerated() {
            guard isAllDigits(part), let value = Int(part), index == 0 || (part.utf8.count <= 2 && value < 60) else {
                return nil
            }
            let (scaled, tooLarge) = total.multipliedReportingOverflow(by: 60)
            let (sum, tooLargeSum) = scaled.addingReportingOverflow(value)
            guard !tooLarge, !tooLargeSum else { return nil }
            total = sum
        }
        return .sexagesimal(isNegative ? -total : total)
    }

    private var leadingZero: Ambiguity? {
        guard unsigned.utf8.count > 1, unsigned.utf8.first == UInt8(ascii: "0"), isAllDigits(unsigned) else {
            return nil
        }
        let octal = Int64(unsigned, radix: 8)
        return .leadingZero(octal: text.utf8.first == UInt8(ascii: "-") ? octal.map { -$0 } : octal)
    }

    private var underscores: Ambiguity? {
        guard unsigned.utf8.contains(UInt8(ascii: "_")), let first = unsigned.utf8.first else { return nil }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let isNumber = unsigned.utf8.allSatisfy {
            digits.contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
        }
        return digits.contains(first) && isNumber ? .underscores : nil
    }

    private var unsigned: Substring {
        let first = text.utf8.first
        return first == UInt8(ascii: "-") || first == UInt8(ascii: "+") ? text.dropFirst() : text[...]
    }

    private func isAllDigits(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
