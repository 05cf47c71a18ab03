import JSONTree
import JobTime

extension PlanDifference {
    /// With what the plan was compared.
    var sideJSON: JSONValue {
        [
            "name": .string(side.name), "commit": JSONValue(side.commit), "config_hash": JSONValue(side.configHash),
        ]
    }

    /// Every difference as an object with `kind` (`schedule`, `fire`, `queue`) and `change`.
    var json: JSONValue {
        .array(
            schedules.map(json(of:)) + schedules.flatMap { schedule in schedule.fires.map { json(of: $0, schedule) } }
                + queues.map(json(of:)))
    }

    private func json(of schedule: ScheduleChange) -> JSONValue {
        [
            "kind": "schedule",
            "change": .string(schedule.kind.rawValue),
            "schedule": .string(schedule.id),
            "was": JSONValue(schedule.before?.id),
            "fields": .array(
                schedule.fields.map { field in
                    [
                        "field": .string(field.name), "before": JSONValue(field.before),
                        "after": JSONValue(field.after),
                    ]
                }),
            "fires": [
                "added": JSONValue(schedule.count(.added)), "removed": JSONValue(schedule.count(.removed)),
                "moved": JSONValue(schedule.count(.moved)), "changed": JSONValue(schedule.count(.changed)),
                "kept": JSONValue(schedule.kept),
            ],
            "jobs": pair(number(schedule.jobsBefore), number(schedule.jobsAfter)),
        ]
    }

    private func json(of fire: FireChange, _ schedule: ScheduleChange) -> JSONValue {
        [
            "kind": "fire",
            "change": .string(fire.kind.rawValue),
            "schedule": .string(schedule.id),
            "timezone": JSONValue(fire.shown?.zone.rawValue),
            "date": JSONValue(fire.shown?.date.description),
            "before": fire.before.map(json(of:)) ?? .null,
            "after": fire.after.map(json(of:)) ?? .null,
        ]
    }

    private func json(of fire: PlannedFire) -> JSONValue {
        [
            "time": .string(fire.localTime), "utc": .string(fire.instant.rfc3339()),
            "timezone": .string(fire.zone.rawValue), "job": .string(fire.job), "queue": .string(fire.queue),
            "count": number(fire.count), "reason": .string(fire.reason),
        ]
    }

    private func json(of queue: QueueChange) -> JSONValue {
        [
            "kind": "queue",
            "change": "changed",
            "queue": .string(queue.queue),
            "jobs": pair(number(queue.jobsBefore), number(queue.jobsAfter)),
            "capacity": pair(number(queue.before?.capacity), number(queue.after?.capacity)),
            "peak": pair(number(queue.before?.peak), number(queue.after?.peak)),
            "drained_at": pair(
                JSONValue(queue.before?.drainedAt?.rfc3339()), JSONValue(queue.after?.drainedAt?.rfc3339())),
        ]
    }

    private func pair(_ before: JSONValue, _ after: JSONValue) -> JSONValue { ["before": before, "after": after] }

    private func number(_ value: Int?) -> JSONValue { value.map { JSONValue($0) } ?? .null }
}
