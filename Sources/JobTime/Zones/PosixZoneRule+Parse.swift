extension PosixZoneRule {
    /// Reads a rule such as `EST5EDT,M3.2.0,M11.1.0` or `<+03>-3`; nil if the text is anything else.
    ///
    /// Daylight saving time without dates gets those of the United States, as is customary.
    package init?(_ text: some StringProtocol) {
        var scanner = PosixZoneScanner(text.utf8)
        guard let standardName = scanner.abbreviation(), let west = scanner.clock(maximumHours: 24) else { return nil }
        standard = ZoneOffset(seconds: -west, abbreviation: standardName)
        guard !scanner.isAtEnd else {
            daylight = nil
            return
        }
        guard let daylightName = scanner.abbreviation() else { return nil }
        var daylightSeconds = standard.seconds + 3_600
        if !scanner.isAtEnd, !scanner.isNext(",") {
            guard let west = scanner.clock(maximumHours: 24) else { return nil }
            daylightSeconds = -west
        }
        let offset = ZoneOffset(seconds: daylightSeconds, abbreviation: daylightName, isDST: true)
        guard !scanner.isAtEnd else {
            daylight = Daylight(
                offset: offset, start: PosixYearDay(day: .weekday(month: 3, week: 2, day: 0), time: 7_200),
                end: PosixYearDay(day: .weekday(month: 11, week: 1, day: 0), time: 7_200))
            return
        }
        guard scanner.take(","), let start = scanner.yearDay(), scanner.take(","), let end = scanner.yearDay(),
            scanner.isAtEnd
        else { return nil }
        daylight = Daylight(offset: offset, start: start, end: end)
    }
}

/// Reads the parts of a POSIX `TZ` text.
private struct PosixZoneScanner<Bytes: Collection> where Bytes.Element == UInt8 {
    private var rest: Bytes.SubSequence

    init(_ bytes: Bytes) {
        rest = bytes[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    func isNext(_ character: Unicode.Scalar) -> Bool {
        rest.first == UInt8(ascii: character)
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard isNext(character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Three letters or more, or in angle brackets also digits and signs.
    mutating func abbreviation() -> String? {
        let isQuoted = take("<")
        let name = rest.prefix { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): isQuoted
            default: false
            }
        }
        guard name.count >= 3 else { return nil }
        rest = rest[name.endIndex...]
        guard !isQuoted || take(">") else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    mutating func number(maximumDigits: Int, in range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty, digits.count <= maximumDigits else { return nil }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        guard range.contains(value) else { return nil }
        rest = rest[digits.endIndex...]
        return value
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func clock(maximumHours: Int) -> Int? {
        let sign = take("-") ? -1 : 1
        if sign == 1 { _ = take("+") }
        guard let hours = number(maximumDigits: 3, in: 0...maximumHours) else { return nil }
        var seconds = hours * 3_600
        if take(":") {
            guard let minutes = number(maximumDigits: 2, in: 0...59) else { return nil }
            seconds += minutes * 60
            if take(":") {
                guard let rest = number(maximumDigits: 2, in: 0...59) else { return nil }
                seconds += rest
            }
        }
        return sign * seconds
    }

    mutating func yearDay() -> PosixYearDay? {
        guard let day = day() else { return nil }
        guard take("/") else { return PosixYearDay(day: day, time: 7_200) }
        guard let time = clock(maximumHours: 167) else { return nil }
        return PosixYearDay(day: day, time: time)
    }

    private mutating func day() -> PosixYearDay.Day? {
        if take("J") {
            return number(maximumDigits: 3, in: 1...365).map { .julian($0) }
        }
        guard take("M") else {
            return number(maximumDigits: 3, in: 0...365).map { .ordinal($0) }
        }
        guard let month = number(maximumDigits: 2, in: 1...12), take("."),
            let week = number(maximumDigits: 1, in: 1...5), take("."), let day = number(maximumDigits: 1, in: 0...6)
        else { return nil }
        return .weekday(month: month, week: week, day: day)
    }
}
