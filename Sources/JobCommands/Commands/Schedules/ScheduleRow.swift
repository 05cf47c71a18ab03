import JSONTree
import JobScheduling
import JobStore
import JobTime
import ZoneDatabase

/// A schedule as `schedules list` and `show` print it.
struct ScheduleRow: Sendable {
    private let schedule: CompiledSchedule
    private let last: ScheduleTick?
    private let pausedAt: Timestamp?
    /// The next slot; for a per-user schedule the earliest one in any zone.
    private let next: Occurrence?

    init(_ schedule: CompiledSchedule, last: ScheduleTick?, pausedAt: Timestamp?, zones: ZoneDatabase, now: Timestamp) {
        self.schedule = schedule
        self.last = last
        self.pausedAt = pausedAt
        let isOn = schedule.isEnabled && pausedAt == nil
        switch schedule.zone {
        case .fixed(let zone): next = isOn ? schedule.recurrence(in: zone.rules).next(after: now) : nil
        case .eachUser:
            next =
                !isOn
                ? nil
                : zones.canonicalZones.compactMap { name in
                    (try? zones.rules(for: name)).flatMap { schedule.recurrence(in: $0).next(after: now) }
                }.min { $0.instant < $1.instant }
        }
    }

    private var state: String {
        if !schedule.isEnabled { return "disabled" }
        return pausedAt == nil ? "active" : "paused"
    }

    private var zone: String {
        if case .fixed(let zone) = schedule.zone { zone.name.rawValue } else { "each user" }
    }

    var cells: [String] {
        [
            schedule.id, schedule.kind, schedule.triggerText, zone, state, last?.summary ?? "-",
            next.map { $0.instant.rfc3339(offset: $0.zoneOffset) } ?? "-",
        ]
    }

    var json: JSONObject {
        [
            "schedule": .string(schedule.id), "job": .string(schedule.kind), "trigger": .string(schedule.triggerText),
            "timezone": .string(zone), "state": .string(state), "paused_at": JSONValue(pausedAt),
            "last": last.map { .object($0.json) } ?? .null,
            "next": next.map { .string($0.instant.rfc3339(offset: $0.zoneOffset)) } ?? .null,
        ]
    }
}
