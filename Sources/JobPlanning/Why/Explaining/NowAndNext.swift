import JobScheduling
import JobTime

/// How things stand with a schedule now, and which slot it has next.
struct NowAndNext {
    let facts: WhyFacts

    private var schedule: CompiledSchedule { facts.schedule }

    /// What anybody should know who expects the next slot.
    func notes(outcome: WhyOutcome) -> [String] {
        var notes: [String] = []
        if facts.isEditUnread {
            notes.append("The nodes still follow an earlier version of this schedule: none has read the file as it is.")
        } else if facts.base == nil, outcome == .toCome {
            notes.append("No node has read the schedule so far: `runner work` fires it.")
        }
        return notes
    }

    /// The next slot by the clocks of a zone; nil if none follows, or if the schedule does not fire as things stand.
    ///
    /// - Parameter isOpen: whether a slot may still fire.
    func next(in zone: UsedZone, where isOpen: (Occurrence) -> Bool = { _ in true }) -> WhyAnswer.Next? {
        guard facts.hold == nil else { return nil }
        var after = facts.now
        // No user is ahead of the calendar by more than a day or two.
        for _ in 0..<NowAndNext.searchedSlots {
            guard let found = schedule.recurrence(in: zone.rules).next(after: after) else { return nil }
            if isOpen(found) {
                return WhyAnswer.Next(
                    slot: found.key.description, instant: found.instant, zone: zone.name,
                    offset: zone.rules.offset(at: found.instant))
            }
            after = found.instant
        }
        return nil
    }

    private static let searchedSlots = 1_000
}
