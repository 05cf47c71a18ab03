import JobTime

/// Times as the page writes them, by the clocks in which the plan is shown.
struct HTMLWords {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    let clock: PlanClock
    private let window: Range<Timestamp>
    /// A window within one day needs no dates.
    private let isOneDay: Bool
    /// Dates in these need no year.
    private let years: ClosedRange<Int>

    init(_ plan: Plan) {
        clock = plan.clock
        window = plan.window
        let last = Timestamp(
            microseconds: max(plan.window.lowerBound.microseconds, plan.window.upperBound.microseconds - 1))
        let dates = (clock.local(at: plan.window.lowerBound).date, clock.local(at: last).date)
        isOneDay = dates.0 == dates.1
        years = dates.0.year...max(dates.0.year, dates.1.year)
    }

    /// `27 Nov 2026, 06:00 GMT`.
    func moment(_ instant: Timestamp) -> String {
        let local = clock.local(at: instant)
        return "\(HTMLWords.date(local.date)), \(local.time.shortDescription) \(clock.span(at: instant).abbreviation)"
    }

    /// The same, cut to the minute: forecasts are not better than that.
    func minute(_ instant: Timestamp) -> String { moment(HTMLWords.cut(instant)) }

    /// `06:00` in a window of one day, else `27 Nov 06:00`, with the year in another one; cut to the minute.
    func short(_ instant: Timestamp) -> String {
        let local = clock.local(at: HTMLWords.cut(instant))
        let time = local.time.shortDescription
        if isOneDay, window.contains(instant) { return time }
        let date =
            years.contains(local.date.year) ? HTMLWords.dayAndMonth(local.date) : HTMLWords.date(local.date)
        return "\(date) \(time)"
    }

    private static func cut(_ instant: Timestamp) -> Timestamp {
        Timestamp(seconds: instant.seconds - (instant.seconds % 60 + 60) % 60)
    }

    /// `27 Nov 2026`.
    static func date(_ date: CivilDate) -> String { "\(dayAndMonth(date)) \(date.year)" }

    /// `27 Nov`.
    static func dayAndMonth(_ date: CivilDate) -> String { "\(date.day) \(month(date))" }

    /// `Nov`.
    static func month(_ date: CivilDate) -> String { String(months[date.month - 1].prefix(3)) }

    /// `Fri`.
    static func weekday(_ date: CivilDate) -> String { String(weekdays[date.weekday.rawValue].prefix(3)) }

    /// `Friday, 27 November 2026`.
    static func longDate(_ date: CivilDate) -> String {
        "\(weekdays[date.weekday.rawValue]), \(date.day) \(months[date.month - 1]) \(date.year)"
    }

    /// `UTC−05:00`, with a true minus sign.
    static func offset(_ seconds: Int) -> String {
        guard seconds != 0 else { return "UTC±00:00" }
        return "UTC" + Timestamp.offsetText(seconds).replacing("-", with: "−")
    }
}

extension String {
    fileprivate func replacing(_ old: Character, with new: Character) -> String {
        String(map { $0 == old ? new : $0 })
    }
}
