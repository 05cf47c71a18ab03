/// Numbers of drawings and style sheets, with one or two decimals and no exponent.
enum PlotNumber {
    /// `12.3`
    static func text(_ value: Double) -> String { text(value, scale: 10, digits: 1) }

    /// A part of a whole as `41.67%`.
    static func percent(_ fraction: Double) -> String { text(fraction * 100, scale: 100, digits: 2) + "%" }

    private static func text(_ value: Double, scale: Double, digits: Int) -> String {
        let scaled = Int((value * scale).rounded())
        let whole = scaled.magnitude / UInt(scale)
        let rest = scaled.magnitude % UInt(scale)
        let sign = scaled < 0 ? "-" : ""
        guard rest > 0 else { return sign + String(whole) }
        var decimals = String(rest)
        while decimals.utf8.count < digits { decimals = "0" + decimals }
        while decimals.utf8.last == UInt8(ascii: "0") { decimals.removeLast() }
        return sign + String(whole) + "." + decimals
    }
}
