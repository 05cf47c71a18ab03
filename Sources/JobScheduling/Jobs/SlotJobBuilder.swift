package import JobModel
package import JobTime

/// Makes the job of one slot in one zone.
package struct SlotJobBuilder: Sendable {
    private let schedule: CompiledSchedule
    private let slot: DueSlot
    private let zone: SubjectZone?
    private let now: Timestamp
    private let revision: String?

    /// - Parameters:
    ///   - zone: the zone of the tick; nil for schedules without subjects.
    ///   - revision: the config revision that makes the jobs, if there are revisions.
    package init(
        _ schedule: CompiledSchedule, slot: DueSlot, zone: SubjectZone? = nil, now: Timestamp, revision: String? = nil
    ) {
        self.schedule = schedule
        self.slot = slot
        self.zone = zone
        self.now = now
        self.revision = revision
    }

    /// The job, with places for what only a subject knows.
    ///
    /// - Parameters:
    ///   - common: what its kind says of queue, priority and so on.
    ///   - shape: what its arguments must look like; nil if nobody says.
    ///   - unique: what makes two jobs the same; nil for nothing.
    package func job(_ common: JobInsert, shape: ArgumentShape? = nil, unique: UniqueRule? = nil) -> SubjectJob {
        SubjectJob(
            common: common,
            arguments: ArgumentCompiler.text(
                of: schedule.arguments, schedule: schedule.id, slot: slot, zone: zone),
            metadata: SlotMetadata.text(
                schedule: schedule.id, slot: slot.key, isPerUser: zone != nil,
                isGuarded: schedule.ifRunning != .allow, revision: revision),
            shape: shape, unique: unique,
            // What is caught up is spread from now on: from the slot's own time on, it would come all at once.
            start: slot.isCatchUp ? now : slot.instant,
            spread: Spread(schedule: schedule.id, window: schedule.spread), now: now)
    }
}
