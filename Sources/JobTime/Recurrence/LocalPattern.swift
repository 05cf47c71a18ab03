/// Local dates and the local times on each of them, the same times on every date.
protocol LocalPattern: Sendable {
    /// The dates.
    var selector: DaySelector { get }
    /// Whether there is one time only, so that the date alone names a slot.
    var hasSingleTime: Bool { get }
    /// How many times there are on a date.
    var timesPerDay: Int { get }
    /// The first time, in seconds of the day, at or after the one given.
    func second(onOrAfter second: Int) -> Int?
    /// The last time, in seconds of the day, at or before the one given.
    func second(onOrBefore second: Int) -> Int?
}

extension LocalPattern {
    /// The first local date and time at or after the one given.
    func next(onOrAfter local: CivilDateTime) -> CivilDateTime? {
        guard let date = selector.date(onOrAfter: local.date) else { return nil }
        if date == local.date, let second = second(onOrAfter: local.time.secondOfDay) {
            return CivilDateTime(date: date, time: CivilTime(secondOfDay: second))
        }
        let later = date == local.date ? selector.date(onOrAfter: date.adding(days: 1)) : date
        guard let later, let second = second(onOrAfter: 0) else { return nil }
        return CivilDateTime(date: later, time: CivilTime(secondOfDay: second))
    }

    /// The last local date and time at or before the one given.
    func previous(onOrBefore local: CivilDateTime) -> CivilDateTime? {
        guard let date = selector.date(onOrBefore: local.date) else { return nil }
        if date == local.date, let second = second(onOrBefore: local.time.secondOfDay) {
            return CivilDateTime(date: date, time: CivilTime(secondOfDay: second))
        }
        let earlier = date == local.date ? selector.date(onOrBefore: date.adding(days: -1)) : date
        guard let earlier, let second = second(onOrBefore: 86_399) else { return nil }
        return CivilDateTime(date: earlier, time: CivilTime(secondOfDay: second))
    }

    /// All times of a date, ascending.
    var secondsOfDay: [Int] {
        var all: [Int] = []
        var from = 0
        while let second = second(onOrAfter: from) {
            all.append(second)
            from = second + 1
        }
        return all
    }

    /// Days whose occurrences together are a few thousand.
    var daysAtOnce: Int { min(max(4_096 / timesPerDay, 1), 3_660) }
}
