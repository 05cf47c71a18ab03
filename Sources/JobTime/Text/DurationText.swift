/// The durations of configuration files and flags: `500ms`, `30s`, `5m`, `2h`, `1d`, `1w`, and sums such as `1h30m`.
package enum DurationText {
    /// Reads a duration.
    ///
    /// Units stand in order from large to small, each at most once. A day is 24 hours.
    /// - Parameter allowingZero: whether `0s` is a duration.
    /// - Throws: ``DurationTextError`` with the wrong part and, where one can be guessed, the right text.
    package static func parse(_ text: String, allowingZero: Bool = true) throws(DurationTextError) -> Duration {
        var reader = DurationReader(Array(text.unicodeScalars))
        let milliseconds = try reader.read()
        guard milliseconds > 0 || allowingZero else {
            throw DurationTextError(
                message: "a duration of zero is not possible here", help: nil, offset: 0,
                length: text.unicodeScalars.count)
        }
        return .milliseconds(milliseconds)
    }

    /// The canonical text: largest units first, none that is zero, weeks only if they fit exactly.
    ///
    /// Anything below a millisecond is cut; zero is `0s`.
    package static func print(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        let whole = overflow ? (seconds < 0 ? Int64.min : .max) : scaled + attoseconds / 1_000_000_000_000_000
        guard whole != 0 else { return "0s" }
        var rest = whole.magnitude
        var text = whole < 0 ? "-" : ""
        for unit in DurationUnit.allCases {
            let size = UInt64(unit.milliseconds)
            if unit == .week, rest % size != 0 { continue }
            if rest >= size { text += "\(rest / size)\(unit.symbol)" }
            rest %= size
        }
        return text
    }
}
