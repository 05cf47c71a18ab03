/// A time of day on a wall clock, without a date or zone.
public struct CivilTime: Hashable, Sendable, Comparable {
    /// 0 to 23.
    public let hour: Int
    /// 0 to 59.
    public let minute: Int
    /// 0 to 59; leap seconds do not exist here, as in POSIX time.
    public let second: Int

    /// Creates a time, or nil if a part is out of range.
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// The time `secondOfDay` seconds after midnight; the argument is taken modulo a day.
    public init(secondOfDay: Int) {
        let inDay = ((secondOfDay % 86_400) + 86_400) % 86_400
        hour = inDay / 3_600
        minute = inDay % 3_600 / 60
        second = inDay % 60
    }

    /// 00:00:00.
    public static let midnight = CivilTime(secondOfDay: 0)

    /// Seconds since midnight on an undisturbed day.
    public var secondOfDay: Int { hour * 3_600 + minute * 60 + second }

    /// Orders by time of day.
    public static func < (left: CivilTime, right: CivilTime) -> Bool {
        left.secondOfDay < right.secondOfDay
    }
}
