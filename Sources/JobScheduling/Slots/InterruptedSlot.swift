import JobConfig
package import JobTime

/// What becomes of a slot whose node died between two pages of users.
package enum InterruptedSlot {
    /// Whether the users behind the last page are still served: as long as the slot would be caught up as a whole.
    package static func goesOn(
        _ occurrence: Occurrence, of recurrence: Recurrence, catchUp: CatchUpRule, now: Timestamp
    ) -> Bool {
        guard now.since(occurrence.instant) <= max(catchUp.within, SlotPlanner.lateness) else { return false }
        guard catchUp.policy == .latest, let next = recurrence.next(after: occurrence.instant) else { return true }
        return next.instant > now
    }
}
