extension CivilDate: CustomStringConvertible {
    /// `2026-11-24`.
    public var description: String {
        ClockTextWriter.text { $0.write(self) }
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
        ClockTextWriter.text { $0.write(self) }
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
    public var description: String {
        ClockTextWriter.text { writer in
            writer.write(date)
            writer.write("T")
            writer.write(time)
        }
    }
}
