/// The text of numbers.
enum JSONNumber {
    /// The shortest text that reads back as `value`, laid out as Go and JavaScript do: plain digits, with an exponent
    /// only below 1e-6 and from 1e21 on. Nil for values that JSON cannot hold.
    static func shortestText(of value: Double) -> String? {
        guard value.isFinite else { return nil }
        guard value != 0 else { return value.sign == .minus ? "-0" : "0" }
        let (digits, point) = decimal(of: value.magnitude)
        let sign = value < 0 ? "-" : ""
        if value.magnitude < 1e-6 || value.magnitude >= 1e21 {
            return sign + exponential(digits, point)
        }
        return sign + plain(digits, point)
    }

    /// The significant digits, and where the decimal point stands relative to the first of them.
    private static func decimal(of magnitude: Double) -> (digits: [UInt8], point: Int) {
        let parts = magnitude.description.split(separator: "e")
        let mantissa = (parts.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
        var digits = mantissa.flatMap { Array($0.utf8) }
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        var point = (mantissa.first?.utf8.count ?? 0) + exponent
        let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(leadingZeros)
        point -= leadingZeros
        while digits.last == UInt8(ascii: "0") {
            digits.removeLast()
        }
        return (digits, point)
    }

    private static func plain(_ digits: [UInt8], _ point: Int) -> String {
        let text = String(decoding: digits, as: UTF8.self)
        if point <= 0 {
            return "0." + String(repeating: "0", count: -point) + text
        }
        if point >= digits.count {
            return text + String(repeating: "0", count: point - digits.count)
        }
        return "\(text.prefix(point)).\(text.dropFirst(point))"
    }

    private static func exponential(_ digits: [UInt8], _ point: Int) -> String {
        let text = String(decoding: digits, as: UTF8.self)
        let mantissa = digits.count == 1 ? text : "\(text.prefix(1)).\(text.dropFirst())"
        let exponent = point - 1
        return "\(mantissa)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
    }
}
