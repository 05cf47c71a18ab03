import JSONTree
import JobTime

extension PlannedDowntime {
    /// What catch-up does, slot by slot.
    var json: JSONValue {
        [
            "from": .string(range.lowerBound.rfc3339()),
            "to": .string(range.upperBound.rfc3339()),
            "late": .array(late.map(json(of:))),
            "dropped": .array(dropped.map(json(of:))),
        ]
    }

    private func json(of fire: LateFire) -> JSONValue {
        [
            "schedule": .string(fire.schedule),
            "timezone": .string(fire.zone.rawValue),
            "slot": .string(fire.slot.description),
            "date": .string(fire.date.description),
            "due": .string(fire.due.rfc3339(offset: fire.zoneOffset)),
            "fires_at": .string(range.upperBound.rfc3339()),
            "late_s": JSONValue(delay(of: fire) / .seconds(1)) ?? .null,
            "reason": .string(fire.reason),
            "missed": JSONValue(fire.missed),
            "count": fire.count.map { JSONValue($0) } ?? .null,
        ]
    }

    private func json(of run: DroppedRun) -> JSONValue {
        [
            "schedule": .string(run.schedule),
            "timezone": .string(run.zone.rawValue),
            "reason": .string(run.reason),
            "slots": JSONValue(run.count),
            "more": .boolean(run.isMore),
            "first": .string(run.first.rfc3339(offset: run.firstOffset)),
            "last": .string(run.last.rfc3339(offset: run.lastOffset)),
            "jobs_per_slot": run.jobs.map { JSONValue($0) } ?? .null,
        ]
    }
}
