import JobScheduling
import JobTime

/// Asks the node's own `SlotPlanner` what it would do about one schedule, in one zone, when it is back.
///
/// All zones of a per-user schedule are known to the node before the downtime: `UserSlotPlanner` then decides for each
/// as this does.
struct DowntimeSimulation {
    private let schedule: CompiledSchedule
    private let range: Range<Timestamp>

    init(_ schedule: CompiledSchedule, range: Range<Timestamp>) {
        self.schedule = schedule
        self.range = range
    }

    /// The decisions about every slot of the range, and about none outside it.
    func decisions(in zone: UsedZone, hold: SlotHold?) -> [SlotDecision] {
        // Every slot before the downtime was decided; one at its very first instant was not.
        let before = Timestamp(microseconds: range.lowerBound.microseconds - 1)
        let planner = SlotPlanner(recurrence: schedule.recurrence(in: zone.rules), catchUp: schedule.catchUp)
        let due = planner.decide(SlotCursor(activatedAt: before), now: range.upperBound, hold: hold)
        return due.decisions.filter { decision in
            switch decision {
            // One that comes at the moment of the return is nothing but punctual.
            case .fire(let slot): slot.instant < range.upperBound
            case .drop(let slots): slots.first.instant < range.upperBound
            }
        }
    }
}
