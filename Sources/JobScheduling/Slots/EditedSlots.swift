package import JobTime

/// What becomes of the day on which a schedule was edited.
///
/// A trigger begins at its activation. So times of the new trigger that lie earlier on that day, and for which the old
/// one has not fired, would be nobody's: they are dropped by name. Where the old trigger had fired at or after them,
/// the day has had its slot.
package enum EditedSlots {
    /// The slots of the new trigger that the edit came too late for, as one run; nil for none.
    ///
    /// - Parameters:
    ///   - recurrence: the new trigger in its zone.
    ///   - horizon: up to when the old trigger had been served.
    ///   - now: when the new one becomes active.
    package static func dropped(by recurrence: Recurrence, after horizon: Timestamp, now: Timestamp) -> DroppedSlots? {
        guard recurrence.trigger.hasNominalTimes,
            let midnight = recurrence.rules.firstInstant(of: recurrence.rules.local(at: now).date)
        else { return nil }
        let end = Timestamp(microseconds: now.microseconds + 1)
        let start = min(end, max(Timestamp(seconds: midnight), Timestamp(microseconds: horizon.microseconds + 1)))
        let slots = Array(recurrence.occurrences(in: start..<end))
        guard let first = slots.first, let last = slots.last else { return nil }
        return DroppedSlots(first: first, last: last, count: slots.count, isMore: false, reason: .edited)
    }
}
