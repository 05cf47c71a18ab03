import JobConfig
package import JobTime

/// Decides which slots of a per-user schedule fire now, zone by zone.
package struct UserSlotPlanner: Sendable {
    /// No zone's clocks are further from UTC than this, nor a user's own offset.
    private static let widestOffset = Duration.seconds(15 * 3_600)

    let schedule: CompiledSchedule

    package init(_ schedule: CompiledSchedule) {
        self.schedule = schedule
    }

    /// One zone's part.
    package struct ZoneSlots: Sendable {
        package let zone: SubjectZone
        package let due: DueSlots
        /// Where the zone stood before.
        package let cursor: SlotCursor
        /// Whether it had no cursor yet.
        package let isNew: Bool
    }

    /// The nominal dates for which an audience is asked about its zones: those that somewhere on earth are the date at
    /// some instant of a range, or of its end.
    package static func dates(of range: Range<Timestamp>) -> [CivilDate] {
        let first = ZoneRules.utc.local(at: range.lowerBound.advanced(by: .zero - widestOffset)).date.daysSinceEpoch
        let last = ZoneRules.utc.local(at: range.upperBound.advanced(by: widestOffset)).date.daysSinceEpoch
        return (first...last).map(CivilDate.init(daysSinceEpoch:))
    }

    /// The range in which slots may still have to be served: from where the schedule was last looked at, or from as
    /// far back as slots are caught up.
    package func openRange(since readUpTo: Timestamp, now: Timestamp) -> Range<Timestamp> {
        let reach = max(schedule.catchUp.policy == .none ? .zero : schedule.catchUp.within, SlotPlanner.lateness)
        return min(now, max(readUpTo, now.advanced(by: .zero - reach)))..<now
    }

    /// Decides for every zone that is served.
    ///
    /// - Parameters:
    ///   - cursors: where each zone stands, by its spelling, as far as it was met before.
    ///   - activatedAt: when the schedule's trigger became active.
    ///   - readUpTo: up to when every zone then in use has been served: whoever turns up later in a zone that nobody
    ///     used begins there.
    ///   - hold: set if the schedule does not fire at all.
    package func decide(
        _ groups: [SubjectZone], cursors: [ZoneName: SlotCursor], activatedAt: Timestamp, readUpTo: Timestamp,
        now: Timestamp, hold: SlotHold? = nil
    ) -> [ZoneSlots] {
        groups.map { zone in
            let known = cursors[zone.raw]
            let horizon = max(known?.horizon ?? readUpTo, readUpTo)
            let cursor = SlotCursor(activatedAt: known?.activatedAt ?? activatedAt, horizon: horizon)
            let planner = SlotPlanner(recurrence: schedule.recurrence(in: zone.used.rules), catchUp: schedule.catchUp)
            return ZoneSlots(
                zone: zone, due: planner.decide(cursor, now: now, hold: hold), cursor: cursor, isNew: known == nil)
        }
    }
}
