/// By what an audience differs between nominal dates, apart from what happens to its rows meanwhile.
public enum AudienceVariation: Sendable, Hashable {
    /// It is the same on all dates.
    case none
    /// It is the same on all Mondays, on all Tuesdays, …
    case weekday
    /// Each date may have its own.
    case date
}
