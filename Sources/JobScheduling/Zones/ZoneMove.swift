import JobConfig
package import JobTime

/// What to do about a subject that moved to a zone in which today's slot is over already.
///
/// Only subjects that were served before and whose zone has changed since are asked about: the zone's own tick
/// serves everybody else.
package enum ZoneMove: Sendable, Hashable {
    /// Nothing was lost.
    case nothing
    /// The slot was never served and is recent enough: it fires now.
    case fire(DueSlot)
    /// The slot was never served and is too old; recorded as `zone_change`.
    case skip(Occurrence)

    /// The reason under which a skipped slot is recorded.
    package static let skipReason = "zone_change"

    /// - Parameters:
    ///   - recurrence: the schedule by the clocks of the new zone.
    ///   - lastDate: the nominal date for which the subject was last served, in its old zone.
    ///   - activatedAt: when the schedule's trigger became active.
    package init(
        recurrence: Recurrence, catchUp: CatchUpRule, lastDate: CivilDate, activatedAt: Timestamp, now: Timestamp
    ) {
        guard let latest = recurrence.previous(before: Timestamp(microseconds: now.microseconds + 1)),
            latest.instant > activatedAt, latest.date > lastDate
        else {
            self = .nothing
            return
        }
        let isRecent = now.since(latest.instant) <= catchUp.within && catchUp.policy != .none
        self = isRecent ? .fire(DueSlot(occurrence: latest, isCatchUp: true, movesCursor: false)) : .skip(latest)
    }
}
