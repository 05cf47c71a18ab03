import JobConfig
package import JobTime

/// What a zone still owes to those who moved into it after its latest slot.
///
/// Only subjects that were served before, in another zone, and not for the slot's date are asked about: the zone's own
/// tick serves everybody else. Who moved too late for it is noted as skipped when the zone's next slot comes.
package enum ZoneMove: Sendable, Hashable {
    /// Nothing: there was no slot, or it is too old.
    case nothing
    /// The slot is recent enough: it fires now.
    case fire(DueSlot)

    /// - Parameters:
    ///   - recurrence: the schedule by the clocks of the new zone.
    ///   - activatedAt: when the schedule's trigger became active.
    package init(recurrence: Recurrence, catchUp: CatchUpRule, activatedAt: Timestamp, now: Timestamp) {
        guard catchUp.policy != .none,
            let latest = recurrence.previous(before: Timestamp(microseconds: now.microseconds + 1)),
            latest.instant > activatedAt, now.since(latest.instant) <= catchUp.within
        else {
            self = .nothing
            return
        }
        self = .fire(DueSlot(occurrence: latest, isCatchUp: true, movesCursor: false))
    }
}
