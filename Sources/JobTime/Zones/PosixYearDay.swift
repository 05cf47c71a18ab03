/// A day of each year and a time on it, as POSIX `TZ` rules name them.
struct PosixYearDay: Hashable, Sendable {
    enum Day: Hashable, Sendable {
        /// `Jn`: 1 to 365, 29 February never counted.
        case julian(Int)
        /// `n`: 0 to 365, 29 February counted.
        case ordinal(Int)
        /// `Mm.w.d`: weekday `d` (0 is Sunday) in week `w` (5 is the last) of month `m`.
        case weekday(month: Int, week: Int, day: Int)
    }

    let day: Day
    /// Seconds from local midnight, -167 h to 167 h.
    let time: Int

    /// Local seconds since 1970-01-01T00:00:00 of this moment in a year.
    func localSeconds(in year: Int) -> Int64 {
        Int64(dayNumber(in: year)) * 86_400 + Int64(time)
    }

    /// Whether the moment is at least two weeks, more than any time or offset, from 1 January.
    var isFarFromNewYear: Bool {
        switch day {
        case .julian(let day), .ordinal(let day): (15...350).contains(day)
        case .weekday(let month, _, _): (2...11).contains(month)
        }
    }

    /// The day of the year, give or take two weeks.
    var approximateDay: Int {
        switch day {
        case .julian(let day), .ordinal(let day): day
        case .weekday(let month, _, _): month * 30 - 15
        }
    }

    private func dayNumber(in year: Int) -> Int {
        switch day {
        case .julian(let day):
            return PosixYearDay.firstDay(of: 1, in: year) + day - 1 + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
        case .ordinal(let day):
            return PosixYearDay.firstDay(of: 1, in: year) + day
        case .weekday(let month, let week, let weekday):
            let first = PosixYearDay.firstDay(of: month, in: year)
            let firstMatch = (weekday - PosixYearDay.weekday(of: first) + 7) % 7
            let match = firstMatch + (week - 1) * 7
            return first + (match < CivilDate.daysInMonth(month, of: year) ? match : match - 7)
        }
    }

    private static func firstDay(of month: Int, in year: Int) -> Int {
        CivilDate.daysSinceEpoch(year: year, month: month, day: 1)
    }

    /// 0 for Sunday; day 0 was a Thursday.
    private static func weekday(of dayNumber: Int) -> Int {
        ((dayNumber % 7) + 11) % 7
    }
}
