extension CivilDate: CustomStringConvertible {
    /// `2026-11-24`.
    public var description: String {
        padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    /// Reads `2026-11-24`; nil if it is anything else or the day does not exist.
    public init?(_ text: some StringProtocol) {
        var scanner = DigitScanner(text)
        guard let date = scanner.date(), scanner.isAtEnd else { return nil }
        self = date
    }
}

extension CivilTime: CustomStringConvertible {
    /// `06:00:00`.
    public var description: String {
        padded(hour, 2) + ":" + padded(minute, 2) + ":" + padded(second, 2)
    }

    /// `06:00`, with the seconds only if they are not zero.
    public var shortDescription: String {
        second == 0 ? String(description.dropLast(3)) : description
    }

    /// Reads `06:00` or `06:00:30`; nil if it is anything else.
    public init?(_ text: some StringProtocol) {
        var scanner = DigitScanner(text)
        guard let time = scanner.time(requiringSeconds: false), scanner.isAtEnd else { return nil }
        self = time
    }
}

extension CivilDateTime: CustomStringConvertible {
    /// `2026-11-24T06:00:00`.
    public var description: String { date.description + "T" + time.description }
}
