/// A cron expression that was read and can fire.
package struct CronExpression: Hashable, Sendable, CustomStringConvertible {
    /// The canonical text: single blanks, names in capitals, no leading zeros.
    package let description: String
    /// Whether it has six fields, seconds first.
    package let hasSeconds: Bool
    /// Whether the text of minute or hour begins with `*`: then each instant whose clock matches counts, and gaps and
    /// overlaps of the clocks need no rule.
    package let isWildcard: Bool
    /// The dates.
    let selector: DaySelector
    /// Bit n for second n.
    let seconds: UInt64
    /// Bit n for minute n.
    let minutes: UInt64
    /// Bit n for hour n.
    let hours: UInt64
    /// The fields as written, for `describe()`.
    let fields: [CronFieldValue]

    /// Reads five fields, six with seconds first, or a macro such as `@daily`, and collects everything wrong with it.
    package static func parse(_ text: String) -> CronParse {
        var parser = CronParser(text)
        return parser.parse()
    }
}

extension CronExpression: LocalPattern {
    var hasSingleTime: Bool { false }

    var timesPerDay: Int { seconds.nonzeroBitCount * minutes.nonzeroBitCount * hours.nonzeroBitCount }

    func second(onOrAfter second: Int) -> Int? {
        guard second < 86_400 else { return nil }
        var (hour, minute, part) = (second / 3_600, second % 3_600 / 60, second % 60)
        if let found = seconds.bit(onOrAfter: part), hours.hasBit(hour), minutes.hasBit(minute) {
            return hour * 3_600 + minute * 60 + found
        }
        part = seconds.trailingZeroBitCount
        if hours.hasBit(hour), let found = minutes.bit(onOrAfter: minute + 1) {
            return hour * 3_600 + found * 60 + part
        }
        minute = minutes.trailingZeroBitCount
        guard let found = hours.bit(onOrAfter: hour + 1) else { return nil }
        hour = found
        return hour * 3_600 + minute * 60 + part
    }

    func second(onOrBefore second: Int) -> Int? {
        let (hour, minute) = (second / 3_600, second % 3_600 / 60)
        if let found = seconds.bit(onOrBefore: second % 60), hours.hasBit(hour), minutes.hasBit(minute) {
            return hour * 3_600 + minute * 60 + found
        }
        let lastSecond = 63 - seconds.leadingZeroBitCount
        if hours.hasBit(hour), let found = minutes.bit(onOrBefore: minute - 1) {
            return hour * 3_600 + found * 60 + lastSecond
        }
        guard let found = hours.bit(onOrBefore: hour - 1) else { return nil }
        return found * 3_600 + (63 - minutes.leadingZeroBitCount) * 60 + lastSecond
    }
}

extension UInt64 {
    fileprivate func hasBit(_ bit: Int) -> Bool { self & 1 << UInt64(bit) != 0 }

    /// The lowest set bit from `bit` on.
    fileprivate func bit(onOrAfter bit: Int) -> Int? {
        let rest = self & (bit < 64 ? UInt64.max << UInt64(bit) : 0)
        return rest == 0 ? nil : rest.trailingZeroBitCount
    }

    /// The highest set bit up to `bit`.
    fileprivate func bit(onOrBefore bit: Int) -> Int? {
        guard bit >= 0 else { return nil }
        let rest = self & (UInt64.max >> UInt64(63 - bit))
        return rest == 0 ? nil : 63 - rest.leadingZeroBitCount
    }
}
