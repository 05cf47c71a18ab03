import JSONTree
import JobModel
import JobStore
import JobTime

extension ScheduleTick {
    /// `{"slot", "zone", "time", "date", "status", "jobs", "skipped", "reason", "recorded_at", "job", "slots", "since"}`
    var json: JSONObject {
        [
            "slot": .string(slot.slot), "zone": .string(slot.zone), "time": slot.instant.json,
            "date": .string(slot.date.description), "status": .string(status.rawValue), "jobs": JSONValue(jobs),
            "skipped": JSONValue(skipped), "reason": .string(own), "recorded_at": recordedAt.json,
            "job": JSONValue(job), "slots": JSONValue(slots), "since": JSONValue(since),
        ]
    }

    /// Why it fired, or did not: `regular`, or `too_late, 12 slots since 2026-11-20T00:00:00Z`.
    var reasonText: String {
        guard status == .dropped, let since else { return own }
        return "\(own), \(slots) slots since \(since)"
    }

    /// The reason of the row's own slot.
    private var own: String { status == .fired ? slot.reason : reason ?? slot.reason }

    /// The last slot in a list: `2026-11-24`, with what became of it unless it fired.
    var summary: String {
        switch status {
        case .fired: slot.slot
        case .open: "\(slot.slot) (open)"
        case .dropped: "\(slot.slot) (\(reason ?? status.rawValue)\(slots > 1 ? ", \(slots) slots" : ""))"
        }
    }
}
