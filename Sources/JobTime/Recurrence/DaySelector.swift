/// A set of calendar dates as bits: a question about a month is a handful of machine words.
struct DaySelector: Hashable, Sendable {
    /// Bit n for month n, 1 to 12.
    var months: UInt32 = DaySelector.everyMonth
    /// Bit n for day n, 1 to 31.
    var days: UInt32 = DaySelector.everyDay
    /// Whether the last day of the month is chosen as well.
    var lastDay = false
    /// Whether the last Monday to Friday of the month is chosen as well.
    var lastWorkday = false
    /// Bit n for weekday n, 0 (Sunday) to 6.
    var weekdays: UInt8 = DaySelector.everyWeekday
    /// Bit 8w + n for the n-th (1 to 5) weekday w of the month.
    var nthWeekdays: UInt64 = 0
    /// Bit n for the last weekday n of the month.
    var lastWeekdays: UInt8 = 0
    /// Whether a date must be chosen by day of month and by weekday; otherwise one is enough.
    var requiresBoth = true

    static let everyMonth: UInt32 = 0x1FFE
    static let everyDay: UInt32 = 0xFFFF_FFFE
    static let everyWeekday: UInt8 = 0x7F
    /// Every seventh bit from bit 1 on: the days of the month that share a weekday with day 1.
    private static let everySeventhDay: UInt32 = 0x2040_8102

    /// Every date.
    init() {}

    /// The dates of an `at` rule; nil if there are none or a number is not a day.
    init?(_ filter: DayFilter) {
        switch filter {
        case .everyDay: break
        case .weekdays(let chosen):
            guard !chosen.isEmpty else { return nil }
            weekdays = chosen.reduce(0) { $0 | 1 << UInt8($1.rawValue) }
        case .monthDays(let chosen):
            guard !chosen.isEmpty else { return nil }
            days = 0
            for day in chosen {
                switch day {
                case .last: lastDay = true
                case .day(let number):
                    guard (1...31).contains(number) else { return nil }
                    days |= 1 << UInt32(number)
                }
            }
        }
    }

    /// The chosen days of a month as bits 1 to 31.
    func days(year: Int, month: Int) -> UInt32 {
        guard months & 1 << UInt32(month) != 0 else { return 0 }
        let first = CivilDate.daysSinceEpoch(year: year, month: month, day: 1)
        let firstWeekday = (first % 7 + 11) % 7
        return days(length: CivilDate.daysInMonth(month, of: year), firstWeekday: firstWeekday)
    }

    /// The chosen days of a chosen month of `length` days that begins on a weekday (0 is Sunday).
    func days(length: Int, firstWeekday: Int) -> UInt32 {
        let inMonth = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(length + 1)) - 2)
        let byDay = monthDays(length: length, firstWeekday: firstWeekday)
        if requiresBoth, weekdays == DaySelector.everyWeekday { return byDay & inMonth }
        let byWeekday = weekdayDays(length: length, firstWeekday: firstWeekday)
        return (requiresBoth ? byDay & byWeekday : byDay | byWeekday) & inMonth
    }

    private func monthDays(length: Int, firstWeekday: Int) -> UInt32 {
        var chosen = days
        if lastDay { chosen |= 1 << UInt32(length) }
        if lastWorkday {
            let weekdayOfLast = (firstWeekday + length - 1) % 7
            let back = weekdayOfLast == 6 ? 1 : weekdayOfLast == 0 ? 2 : 0
            chosen |= 1 << UInt32(length - back)
        }
        return chosen
    }

    private func weekdayDays(length: Int, firstWeekday: Int) -> UInt32 {
        var chosen: UInt32 = 0
        for weekday in 0..<7 {
            let firstDay = (weekday - firstWeekday + 7) % 7 + 1
            if weekdays & 1 << UInt8(weekday) != 0 { chosen |= DaySelector.everySeventhDay << UInt32(firstDay - 1) }
            var nth = UInt8(truncatingIfNeeded: nthWeekdays >> UInt64(8 * weekday))
            while nth != 0 {
                let day = firstDay + 7 * (nth.trailingZeroBitCount - 1)
                if day <= length { chosen |= 1 << UInt32(day) }
                nth &= nth - 1
            }
            if lastWeekdays & 1 << UInt8(weekday) != 0 {
                chosen |= 1 << UInt32(firstDay + (length - firstDay) / 7 * 7)
            }
        }
        return chosen
    }
}
