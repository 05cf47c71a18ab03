/// One run that a trigger asks for.
package struct Occurrence: Hashable, Sendable {
    /// When it is due.
    package let instant: Timestamp
    /// Seconds east of UTC of the zone at that instant.
    package let zoneOffset: Int
    /// The nominal local date; around a gap it may be the day before the one on the clock.
    package let date: CivilDate
    /// The nominal local time; nil for an `at` with a single time. Without nominal times, what the clock shows.
    package let time: CivilTime?
    /// 1 for the second run of `overlap: both`, else 0.
    package let pass: Int
    /// How the instant came about.
    package let reason: OccurrenceReason
    /// What identifies the run among all of its schedule and subject.
    package let key: SlotTime
}
