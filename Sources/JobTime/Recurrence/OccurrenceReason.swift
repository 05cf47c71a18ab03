/// Why an occurrence has the instant it has.
package enum OccurrenceReason: String, Hashable, Sendable, CaseIterable {
    /// The nominal local time exists once, or the trigger has no nominal times.
    case regular
    /// The nominal local time does not exist that day.
    case gap
    /// The nominal local time exists twice, and this is the first.
    case overlapFirst = "overlap_first"
    /// The nominal local time exists twice, and this is the second.
    case overlapLast = "overlap_last"
}
