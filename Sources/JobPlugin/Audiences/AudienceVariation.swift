package import JobTime

/// By what an audience differs between nominal dates, apart from what happens to its rows meanwhile.
public enum AudienceVariation: Sendable, Hashable {
    /// It is the same on all dates.
    case none
    /// It is the same on all Mondays, on all Tuesdays, …
    case weekday
    /// Each date may have its own.
    case date
}

extension AudienceVariation {
    /// Of some dates, one for all on which the audience is the same.
    package func distinct(_ dates: [CivilDate]) -> [CivilDate] {
        switch self {
        case .none: return Array(dates.prefix(1))
        case .weekday:
            var seen: Set<Weekday> = []
            return dates.filter { seen.insert($0.weekday).inserted }
        case .date: return dates
        }
    }
}
