/// What a wall clock with a calendar shows: a date and a time of day, without a zone.
public struct CivilDateTime: Hashable, Sendable, Comparable {
    /// The date.
    public let date: CivilDate
    /// The time of day.
    public let time: CivilTime

    /// Creates a local date and time.
    public init(date: CivilDate, time: CivilTime) {
        self.date = date
        self.time = time
    }

    /// What a clock shows that has counted `secondsSinceEpoch` local seconds since 1970-01-01T00:00:00.
    public init(secondsSinceEpoch: Int64) {
        let day = secondsSinceEpoch >= 0 ? secondsSinceEpoch / 86_400 : (secondsSinceEpoch - 86_399) / 86_400
        date = CivilDate(daysSinceEpoch: Int(day))
        time = CivilTime(secondOfDay: Int(secondsSinceEpoch - day * 86_400))
    }

    /// Local seconds since 1970-01-01T00:00:00, as if in UTC.
    public var secondsSinceEpoch: Int64 {
        Int64(date.daysSinceEpoch) * 86_400 + Int64(time.secondOfDay)
    }

    /// Orders by date, then time.
    public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
        (left.date, left.time) < (right.date, right.time)
    }
}
