import JobTime

/// On which days somebody wants a mail of what they have not read: `users.email_catch_up_day`.
enum CatchUpPreference: Sendable, Hashable {
    /// Once a week: 0 to 6.
    case weekly(Weekday)
    /// Every day: 7.
    case daily
    /// On Monday, Wednesday and Friday: 8.
    case everyOtherDay

    /// Reads the column; nil for a number without meaning.
    init?(day: Int64) {
        switch day {
        case 7: self = .daily
        case 8: self = .everyOtherDay
        default:
            guard let weekday = Weekday(rawValue: Int(day)) else { return nil }
            self = .weekly(weekday)
        }
    }

    /// What the mail of a weekday looks back on; nil if there is none that day.
    func edition(on weekday: Weekday) -> CatchUpEdition? {
        switch self {
        case .daily: .daily
        case .everyOtherDay: Self.otherDays.contains(weekday) ? .other : nil
        case .weekly(let day): day == weekday ? .weekly : nil
        }
    }

    /// The values of the column that the daily schedule serves on a weekday.
    ///
    /// Monday's weekly readers are not among them: they have a schedule of their own.
    static func daysServedDaily(on weekday: Weekday) -> [Int64] {
        var days: [Int64] = [7]
        if weekday != .monday { days.append(Int64(weekday.rawValue)) }
        if otherDays.contains(weekday) { days.append(8) }
        return days
    }

    /// The value of the column that the Monday schedule serves.
    static let servedWeekly = Int64(Weekday.monday.rawValue)

    private static let otherDays: Set<Weekday> = [.monday, .wednesday, .friday]
}
