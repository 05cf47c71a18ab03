/// A time of day on a wall clock, without a date or zone.
public struct CivilTime: Hashable, Sendable, Comparable {
    private let packed: Int32

    /// Seconds since midnight on an undisturbed day; leap seconds do not exist here, as in POSIX time.
    public var secondOfDay: Int { Int(packed) }
    /// 0 to 23.
    public var hour: Int { secondOfDay / 3_600 }
    /// 0 to 59.
    public var minute: Int { secondOfDay % 3_600 / 60 }
    /// 0 to 59.
    public var second: Int { secondOfDay % 60 }

    /// Creates a time, or nil if a part is out of range.
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.init(secondOfDay: hour * 3_600 + minute * 60 + second)
    }

    /// The time `secondOfDay` seconds after midnight; the argument is taken modulo a day.
    public init(secondOfDay: Int) {
        packed = Int32(((secondOfDay % 86_400) + 86_400) % 86_400)
    }

    /// 00:00:00.
    public static let midnight = CivilTime(secondOfDay: 0)

    /// Orders by time of day.
    public static func < (left: CivilTime, right: CivilTime) -> Bool {
        left.packed < right.packed
    }
}
