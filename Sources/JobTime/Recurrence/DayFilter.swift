/// The days on which an `at` rule runs.
package enum DayFilter: Hashable, Sendable {
    /// Every day.
    case everyDay
    /// Certain days of the week.
    case weekdays(Set<Weekday>)
    /// Certain days of the month.
    case monthDays([MonthDay])
}
