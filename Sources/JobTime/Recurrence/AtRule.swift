/// Fixed local times on certain days: the trigger `at` with its `days` or `month_days`.
package struct AtRule: Hashable, Sendable {
    /// The local times, ascending, each once.
    package let times: [CivilTime]
    /// The days.
    package let days: DayFilter
    /// The days again, as bits.
    let selector: DaySelector
    /// The times again, as seconds of the day.
    private let seconds: [Int]

    /// Creates a rule; nil if there is no time, no day, or a day of the month outside 1 to 31.
    package init?(times: [CivilTime], days: DayFilter = .everyDay) {
        guard !times.isEmpty, let selector = DaySelector(days) else { return nil }
        self.times = Set(times).sorted()
        self.days = days
        self.selector = selector
        seconds = self.times.map(\.secondOfDay)
    }
}

extension AtRule: LocalPattern {
    var hasSingleTime: Bool { times.count == 1 }

    var timesPerDay: Int { times.count }

    func second(onOrAfter second: Int) -> Int? { seconds.first { $0 >= second } }

    func second(onOrBefore second: Int) -> Int? { seconds.last { $0 <= second } }
}
