/// A moment as somebody types it: `now`, `tomorrow`, `monday`, `2026-11-24`, `06:00`, `+3d`, `+36h`.
package struct WhenExpression: Hashable, Sendable {
    /// The instant, or the first of the day that is meant.
    package let start: Timestamp
    /// The end of the day, exclusive, if a whole day is meant.
    package let end: Timestamp?

    /// Reads a moment.
    ///
    /// A local time that the clocks jump over means the first one after it; one that comes twice means the first.
    /// - Parameters:
    ///   - now: the present, from which days and distances count.
    ///   - rules: the zone of local dates and times.
    /// - Throws: ``WhenError`` with the wrong part and what to write.
    package static func parse(
        _ text: String, now: Timestamp, in rules: ZoneRules
    ) throws(WhenError) -> WhenExpression {
        try WhenReader(text: text, now: now, rules: rules).read()
    }
}
