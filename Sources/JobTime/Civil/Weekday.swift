/// A day of the week; the raw value is cron's, 0 for Sunday.
public enum Weekday: Int, Sendable, Hashable, CaseIterable {
    /// 0
    case sunday
    /// 1
    case monday
    /// 2
    case tuesday
    /// 3
    case wednesday
    /// 4
    case thursday
    /// 5
    case friday
    /// 6
    case saturday

    /// The three-letter lower-case name, as YAML and cron write it.
    public var shortName: String {
        switch self {
        case .sunday: "sun"
        case .monday: "mon"
        case .tuesday: "tue"
        case .wednesday: "wed"
        case .thursday: "thu"
        case .friday: "fri"
        case .saturday: "sat"
        }
    }
}
