extension Timestamp {
    /// RFC 3339 text such as `2026-11-24T06:00:00Z` or `2026-11-24T06:00:00.250000-05:00`.
    ///
    /// The fraction is printed only if there is one, with six digits.
    /// - Parameter offset: seconds east of UTC; 0 prints `Z`. Offsets with seconds, which RFC 3339 cannot
    ///   write, are shown rounded down to the minute together with the matching local time.
    public func rfc3339(offset: Int = 0) -> String {
        let shown = offset - ((offset % 60) + 60) % 60
        let local = CivilDateTime(secondsSinceEpoch: seconds + Int64(shown))
        var text = local.date.description + "T" + local.time.description
        let fraction = microseconds - seconds * 1_000_000
        if fraction != 0 {
            text += "." + padded(Int(fraction), 6)
        }
        return text + Timestamp.offsetText(shown)
    }

    /// `Z`, `+05:45` or `-03:00`.
    public static func offsetText(_ offset: Int) -> String {
        guard offset != 0 else { return "Z" }
        let magnitude = abs(offset)
        return (offset < 0 ? "-" : "+") + padded(magnitude / 3_600, 2) + ":" + padded(magnitude % 3_600 / 60, 2)
    }

    /// Reads RFC 3339 text with an offset; nil if it is anything else.
    ///
    /// Digits beyond the microsecond are cut. A blank may stand for the `T`.
    public init?(rfc3339 text: some StringProtocol) {
        var scanner = DigitScanner(text)
        guard let date = scanner.date(), scanner.take("T") || scanner.take("t") || scanner.take(" "),
            let time = scanner.time(requiringSeconds: true), let fraction = scanner.fraction(),
            let offset = scanner.offset(), scanner.isAtEnd
        else { return nil }
        let local = CivilDateTime(date: date, time: time)
        self.init(microseconds: (local.secondsSinceEpoch - Int64(offset)) * 1_000_000 + Int64(fraction))
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC.
    public var description: String { rfc3339() }
}
