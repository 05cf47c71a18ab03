package import JobPlugin
package import JobTime

/// Makes the jobs of one slot in one zone.
package struct SlotJobBuilder: Sendable {
    private let schedule: String
    private let slot: String
    private let start: Timestamp
    private let now: Timestamp
    private let spread: Duration?
    private let revision: String?
    private let renderer: ArgumentRenderer

    /// - Parameters:
    ///   - zone: the zone of the tick; nil for schedules without subjects.
    ///   - revision: the config revision that makes the jobs, if there are revisions.
    package init(
        _ schedule: CompiledSchedule, slot: DueSlot, zone: SubjectZone? = nil, now: Timestamp, revision: String? = nil
    ) {
        self.schedule = schedule.id
        self.slot = slot.key
        // What is caught up is spread from now on: from the slot's own time on, it would come all at once.
        start = slot.isCatchUp ? now : slot.instant
        self.now = now
        spread = schedule.spread
        self.revision = revision
        renderer = ArgumentRenderer(schedule.arguments, schedule: schedule.id, slot: slot, zone: zone)
    }

    /// The job of a subject, or of a schedule without subjects.
    package func job(for subject: Subject? = nil) -> SlotJob {
        let id = subject?.id.description
        let offset = Spread.offset(schedule: schedule, subject: id ?? "", window: spread)
        let time = start.advanced(by: offset)
        return SlotJob(
            arguments: renderer.text(for: subject),
            metadata: SlotMetadata.text(schedule: schedule, slot: slot, subject: id, revision: revision),
            scheduledAt: offset > .zero && time > now ? time : nil)
    }
}
