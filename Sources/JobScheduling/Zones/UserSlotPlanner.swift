import JobConfig
package import JobTime

/// Decides which slots of a per-user schedule fire now, zone by zone.
package struct UserSlotPlanner: Sendable {
    /// How often the zones in use must be read: as often as a slot may be late, so that whoever turns up in a new
    /// zone just before a slot is served at that slot.
    package static let readInterval = SlotPlanner.lateness
    /// No zone's clocks are further from UTC than this.
    private static let widestOffset = Duration.seconds(26 * 3_600)

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

    /// The nominal dates for which an audience is asked about its zones: somewhere on earth a slot of that date may
    /// be due, or may still be caught up.
    package func dates(at now: Timestamp) -> [CivilDate] {
        let reach = schedule.catchUp.policy == .none ? SlotPlanner.lateness : schedule.catchUp.within
        let slack = UserSlotPlanner.widestOffset
        let oldest = now.advanced(by: .zero - max(reach, SlotPlanner.lateness)).advanced(by: .zero - slack)
        let first = ZoneRules.utc.local(at: oldest).date.daysSinceEpoch
        let last = ZoneRules.utc.local(at: now.advanced(by: slack)).date.daysSinceEpoch
        return (first...last).map(CivilDate.init(daysSinceEpoch:))
    }

    /// Decides for every zone that is served.
    ///
    /// - Parameters:
    ///   - cursors: where each zone stands, by its spelling, as far as it was met before.
    ///   - activatedAt: when the schedule's trigger became active.
    ///   - hold: set if the schedule does not fire at all.
    package func decide(
        _ groups: ZoneGroups, cursors: [ZoneName: SlotCursor], activatedAt: Timestamp, now: Timestamp,
        hold: SlotHold? = nil
    ) -> [ZoneSlots] {
        groups.served.map { zone in
            let known = cursors[zone.raw]
            let cursor = known ?? newcomer(activatedAt: activatedAt, now: now)
            let planner = SlotPlanner(recurrence: schedule.recurrence(in: zone.used.rules), catchUp: schedule.catchUp)
            return ZoneSlots(
                zone: zone, due: planner.decide(cursor, now: now, hold: hold), cursor: cursor, isNew: known == nil)
        }
    }

    /// A zone met for the first time begins with its next slot, or one that came since the zones were last read.
    private func newcomer(activatedAt: Timestamp, now: Timestamp) -> SlotCursor {
        let horizon = now.advanced(by: .zero - UserSlotPlanner.readInterval)
        return SlotCursor(activatedAt: activatedAt, horizon: max(activatedAt, horizon))
    }
}
