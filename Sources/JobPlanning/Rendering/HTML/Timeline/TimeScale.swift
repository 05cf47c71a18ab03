import JobTime

/// Where instants stand on a timeline.
struct TimeScale: Sendable, Hashable {
    let window: Range<Timestamp>

    /// From 0 at the window's start to 1 at its end; beyond, for instants outside.
    func fraction(_ instant: Timestamp) -> Double {
        let length = window.upperBound.microseconds - window.lowerBound.microseconds
        guard length > 0 else { return 0 }
        return Double(instant.microseconds - window.lowerBound.microseconds) / Double(length)
    }

    /// The part of `count` equal ones that an instant lies in; the first or the last for one outside.
    func part(_ instant: Timestamp, of count: Int) -> Int {
        min(count - 1, max(0, Int((fraction(instant) * Double(count)).rounded(.down))))
    }
}
