extension DaySelector {
    /// Years that a search looks at before it gives up: in one Gregorian cycle each date that exists comes up.
    private static let cycle = 400

    /// The first chosen date at or after `date`, or nil if there is none.
    func date(onOrAfter date: CivilDate) -> CivilDate? {
        var year = date.year
        var month = date.month
        var candidates = days(year: year, month: month) & (UInt32.max << UInt32(date.day))
        while candidates == 0 {
            let later = months & (month < 12 ? UInt32.max << UInt32(month + 1) : 0)
            if later != 0 {
                month = later.trailingZeroBitCount
            } else {
                year += 1
                guard months != 0, year <= date.year + DaySelector.cycle else { return nil }
                month = months.trailingZeroBitCount
            }
            candidates = days(year: year, month: month)
        }
        return CivilDate(year: year, month: month, day: candidates.trailingZeroBitCount)
    }

    /// The last chosen date at or before `date`, or nil if there is none.
    func date(onOrBefore date: CivilDate) -> CivilDate? {
        var year = date.year
        var month = date.month
        let upToDay = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(date.day + 1)) - 1)
        var candidates = days(year: year, month: month) & upToDay
        while candidates == 0 {
            let earlier = months & ((1 << UInt32(month)) - 1)
            if earlier != 0 {
                month = 31 - earlier.leadingZeroBitCount
            } else {
                year -= 1
                guard months != 0, year >= date.year - DaySelector.cycle else { return nil }
                month = 31 - months.leadingZeroBitCount
            }
            candidates = days(year: year, month: month)
        }
        return CivilDate(year: year, month: month, day: 31 - candidates.leadingZeroBitCount)
    }

    /// Whether the date is chosen.
    func contains(_ date: CivilDate) -> Bool {
        days(year: date.year, month: date.month) & 1 << UInt32(date.day) != 0
    }

    /// Whether no date is chosen, ever.
    ///
    /// Each year has one of fourteen calendars, by its length and the weekday of its 1 January, and all fourteen
    /// occur. So looking at these is a proof.
    var isEmpty: Bool {
        for isLeap in [false, true] {
            for newYear in 0..<7 {
                var firstWeekday = newYear
                for month in 1...12 {
                    let length = CivilDate.daysInMonth(month, of: isLeap ? 2_000 : 2_001)
                    if months & 1 << UInt32(month) != 0, days(length: length, firstWeekday: firstWeekday) != 0 {
                        return false
                    }
                    firstWeekday = (firstWeekday + length) % 7
                }
            }
        }
        return true
    }
}
