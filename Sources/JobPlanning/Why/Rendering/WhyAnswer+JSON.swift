package import JSONTree
import JobModel
import JobTime

extension WhyAnswer {
    /// More slots than these are counted, not listed.
    private static let listedSlots = 10_000

    /// The answer as one JSON document.
    package var json: JSONObject {
        [
            "schedule": .string(schedule), "user": JSONValue(user), "date": .string(date.description),
            "timezone": JSONValue(timezone?.rawValue), "as_of": .string(now.rfc3339()),
            "outcome": .string(outcome.rawValue), "reason": JSONValue(reason?.rawValue), "answer": .string(headline),
            "evidence": .array(evidence.map(JSONValue.string)),
            "counts": .object(
                JSONObject(
                    counts.sorted { $0.key.rawValue < $1.key.rawValue }
                        .map { JSONObject.Member($0.key.rawValue, JSONValue($0.value)) })),
            "slots": .array(slots.prefix(WhyAnswer.listedSlots).map(\.json)),
            "zones": zones.map { .array($0.map(\.json)) } ?? .null,
            "next": next.map(\.json) ?? .null,
            "truncated": .boolean(slots.count > WhyAnswer.listedSlots),
        ]
    }
}

extension WhyAnswer.Next {
    fileprivate var json: JSONValue {
        [
            "slot": .string(slot), "time": .string(instant.rfc3339(offset: offset.seconds)),
            "utc": .string(instant.rfc3339()), "timezone": .string(zone.rawValue),
        ]
    }
}

extension WhyZone {
    fileprivate var json: JSONValue {
        [
            "zone": .string(spelling.rawValue), "used": .string(used.rawValue), "unknown": .boolean(isUnknown),
            "absence": JSONValue(absence?.rawValue), "slots": .array(slots.map(\.json)),
        ]
    }
}

extension WhySlot {
    fileprivate var json: JSONValue {
        [
            "slot": .string(key), "date": .string(date.description),
            "time": .string(instant.rfc3339(offset: offset.seconds)), "utc": .string(instant.rfc3339()),
            "timezone": .string(zone.rawValue), "outcome": .string(outcome.rawValue),
            "reason": JSONValue(reason?.rawValue), "cause": .string(cause),
            "recorded_at": JSONValue(recordedAt?.rfc3339()), "late_s": late.map(WhySlot.seconds) ?? .null,
            "job": job.map(\.json) ?? .null, "dropped_together": JSONValue(run),
            "dropped_since": JSONValue(since?.rfc3339()), "users": users.map(\.json) ?? .null,
            "details": .array(details.map(JSONValue.string)), "in_file": .boolean(!isForeign),
        ]
    }

    private static func seconds(_ duration: Duration) -> JSONValue {
        let (seconds, attoseconds) = duration.components
        guard attoseconds != 0 else { return JSONValue(seconds) }
        return JSONValue(Double(seconds) + Double(attoseconds / 1_000_000_000_000) / 1_000_000) ?? .null
    }
}

extension WhySlot.UserCounts {
    fileprivate var json: JSONValue {
        [
            "jobs": JSONValue(jobs), "served_before": served.map { JSONValue($0) } ?? .null,
            "skipped": .object(
                JSONObject(
                    skipped.filter { $0.value > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
                        .map { JSONObject.Member($0.key.rawValue, JSONValue($0.value)) })),
            "served_before_or_skipped": JSONValue(passedOver),
        ]
    }
}

extension JobFact {
    fileprivate var json: JSONValue {
        ["id": JSONValue(id), "state": JSONValue(state?.rawValue), "ended_at": JSONValue(endedAt?.rfc3339())]
    }
}
