package import JobTime

/// `from:` or `until:` of a schedule.
package enum ScheduleBound: Sendable, Hashable {
    /// The start of that day in the schedule's zone, or in UTC if the schedule runs in each user's own.
    case date(CivilDate)
    /// An instant.
    case instant(Timestamp)

    /// The instant meant.
    /// - Parameter rules: the rules of the schedule's zone; UTC's for one that runs in each user's own.
    package func instant(in rules: ZoneRules) -> Timestamp {
        switch self {
        case .instant(let instant): return instant
        case .date(let date):
            // A date that a zone skips as a whole begins where the skipped day would have.
            let midnight = CivilDateTime(date: date, time: .midnight).secondsSinceEpoch
            return Timestamp(
                seconds: rules.firstInstant(of: date) ?? midnight - Int64(rules.offset(at: midnight).seconds))
        }
    }
}
