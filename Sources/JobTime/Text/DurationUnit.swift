/// The units of durations in configuration, largest first.
enum DurationUnit: Int, CaseIterable, Comparable {
    case week, day, hour, minute, second, millisecond

    init?(symbol: String) {
        guard let unit = DurationUnit.allCases.first(where: { $0.symbol == symbol }) else { return nil }
        self = unit
    }

    var symbol: String {
        switch self {
        case .week: "w"
        case .day: "d"
        case .hour: "h"
        case .minute: "m"
        case .second: "s"
        case .millisecond: "ms"
        }
    }

    var milliseconds: Int64 {
        switch self {
        case .week: 604_800_000
        case .day: 86_400_000
        case .hour: 3_600_000
        case .minute: 60_000
        case .second: 1_000
        case .millisecond: 1
        }
    }

    /// The unit that somebody means by a longer or capital spelling.
    init?(spelling: String) {
        switch spelling.lowercased() {
        case "w", "wk", "wks", "week", "weeks": self = .week
        case "d", "day", "days": self = .day
        case "h", "hr", "hrs", "hour", "hours": self = .hour
        case "m", "min", "mins", "minute", "minutes": self = .minute
        case "s", "sec", "secs", "second", "seconds": self = .second
        case "ms", "msec", "millis", "millisecond", "milliseconds": self = .millisecond
        default: return nil
        }
    }

    /// The next smaller unit in daily use, nil below seconds.
    var next: DurationUnit? {
        self < .second ? DurationUnit(rawValue: rawValue + 1) : nil
    }

    static func < (left: DurationUnit, right: DurationUnit) -> Bool { left.rawValue < right.rawValue }
}
