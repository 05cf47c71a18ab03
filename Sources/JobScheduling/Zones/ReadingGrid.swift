package import JobTime

/// When the zones of a per-user schedule must be read: whenever a slot may come in a zone that nobody has met yet.
///
/// Every zone's clocks differ from UTC by whole quarters of an hour. So a slot at 06:20 comes at minute 5, 20, 35 or 50
/// of some UTC hour, and at no other instant.
package struct ReadingGrid: Sendable, Hashable {
    private static let quarter: Int64 = 900

    /// Seconds within a quarter of an hour at which slots may come, ascending.
    private let places: [Int64]

    /// The grid of a trigger.
    package init(_ trigger: Trigger) {
        places = Set(trigger.secondsOfDay.map { Int64($0) % ReadingGrid.quarter }).sorted()
    }

    /// The first such instant after another.
    package func next(after instant: Timestamp) -> Timestamp {
        let start =
            instant.seconds - (instant.seconds % ReadingGrid.quarter + ReadingGrid.quarter) % ReadingGrid.quarter
        for base in [start, start + ReadingGrid.quarter] {
            for place in places where base + place > instant.seconds { return Timestamp(seconds: base + place) }
        }
        return Timestamp(seconds: start + ReadingGrid.quarter)
    }
}
