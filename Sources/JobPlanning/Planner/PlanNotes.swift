import JobConfig
import JobModel
import JobTime

/// Sentences about what a plan cannot promise.
enum PlanNotes {
    /// The part of the window that is over: the files say what should have been, not what was.
    static func aboutThePast(_ request: PlanRequest) -> [String] {
        guard let ledger = request.ledger, request.window.lowerBound < ledger.now else { return [] }
        return [
            "the window begins in the past: up to \(Timestamp(seconds: ledger.now.seconds).rfc3339()) it lists what the "
                + "files say; `runner why` tells what happened"
        ]
    }

    /// What a simulated downtime leaves open.
    static func about(
        _ downtime: PlannedDowntime?, _ request: PlanRequest, _ schedules: [ScheduleDefinition]
    ) -> [String] {
        guard let downtime else { return [] }
        var notes: [String] = []
        if !downtime.late.isEmpty, !request.window.contains(downtime.range.upperBound) {
            notes.append("the downtime ends outside the window: what fires then is not among the plan's fires")
        }
        let several = Dictionary(grouping: downtime.late) { "\($0.schedule) \($0.zone)" }.values.filter { $0.count > 1 }
        let ids = Set(several.compactMap(\.first?.schedule))
        for schedule in schedules where ids.contains(schedule.id.value) {
            if let gap = schedule.minGap {
                notes.append(
                    "\(schedule.id.value): min_gap \(DurationText.print(gap.value)) may keep more of its late slots back"
                )
            }
            if schedule.ifRunning.value != .allow {
                notes.append(
                    "\(schedule.id.value): if_running \(schedule.ifRunning.value.rawValue) may keep more of its late "
                        + "slots back")
            }
        }
        return notes
    }
}
