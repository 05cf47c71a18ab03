/// The instants at which a zone's clocks show a given local date and time.
package enum LocalResolution: Hashable, Sendable {
    /// Exactly one, in UTC seconds.
    case unique(Int64)
    /// None: the clocks jump over it at `transition` (UTC seconds).
    case gap(before: ZoneOffset, after: ZoneOffset, transition: Int64)
    /// Two, in UTC seconds, because the clocks go back.
    case overlap(first: Int64, second: Int64)
}
