package import JobScheduling
package import JobTime

/// What a store remembers of the schedules at the time of a plan: where they stand, what was served, what is paused.
package struct PlanLedger: Sendable, Hashable {
    /// Where a schedule stands in a zone.
    package struct Position: Sendable, Hashable {
        /// Of the trigger that a node loaded last.
        package var digest: String
        package var cursor: SlotCursor

        package init(digest: String, cursor: SlotCursor) {
            self.digest = digest
            self.cursor = cursor
        }
    }

    /// A slot that the store has a row of.
    package struct Served: Sendable, Hashable {
        /// When it was due.
        package var instant: Timestamp
        /// Why it was dropped; nil if it fired, or is about to.
        package var dropReason: String?

        package init(instant: Timestamp, dropReason: String? = nil) {
            self.instant = instant
            self.dropReason = dropReason
        }
    }

    /// A slot in a zone; the zone is as users have it written, empty for schedules with one of their own.
    package struct Slot: Sendable, Hashable {
        package var zone: ZoneName
        /// The slot's own text, as `SlotTime` prints it.
        package var key: String

        package init(zone: ZoneName, key: String) {
            self.zone = zone
            self.key = key
        }
    }

    /// What is known of one schedule.
    package struct Facts: Sendable, Hashable {
        /// When the schedule was paused by hand.
        package var pausedAt: Timestamp?
        /// Where the schedule itself stands; nil if no node has loaded it.
        package var position: Position?
        /// The same for each zone of a per-user schedule.
        package var zones: [ZoneName: Position]
        package var served: [Slot: Served]

        package init(
            pausedAt: Timestamp? = nil, position: Position? = nil, zones: [ZoneName: Position] = [:],
            served: [Slot: Served] = [:]
        ) {
            self.pausedAt = pausedAt
            self.position = position
            self.zones = zones
            self.served = served
        }
    }

    /// The store's present.
    package var now: Timestamp
    /// By schedule id as stored; a schedule without any row is not in it.
    package var facts: [String: Facts]

    package init(now: Timestamp, facts: [String: Facts] = [:]) {
        self.now = now
        self.facts = facts
    }

    /// What is known of a schedule, under its own id or, as long as that has no rows, under the one it had before.
    func facts(of schedule: CompiledSchedule) -> (facts: Facts, isRenamed: Bool)? {
        if let own = facts[schedule.id] { return (own, false) }
        guard let old = schedule.renamedFrom, let before = facts[old] else { return nil }
        return (before, true)
    }
}
