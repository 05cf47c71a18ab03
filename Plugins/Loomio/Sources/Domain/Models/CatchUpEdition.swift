/// A sort of catch-up mail; the raw value names its template.
enum CatchUpEdition: String, Sendable, Hashable {
    /// The last day.
    case daily
    /// The last two days.
    case other
    /// The last week.
    case weekly

    /// How far it looks back.
    var period: Duration {
        switch self {
        case .daily: .seconds(24 * 3_600)
        case .other: .seconds(48 * 3_600)
        case .weekly: .seconds(7 * 24 * 3_600)
        }
    }
}
