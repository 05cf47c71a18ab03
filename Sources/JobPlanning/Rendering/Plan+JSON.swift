package import JSONTree
import JobTime

extension Plan {
    /// The plan as one JSON document.
    package var json: JSONValue {
        [
            "format": 1,
            "from": .string(window.lowerBound.rfc3339(offset: fromOffset)),
            "to": .string(window.upperBound.rfc3339(offset: toOffset)),
            "timezone": .string(timezone.rawValue),
            "tzdata": JSONValue(tzdata),
            "config": ["hash": JSONValue(configHash), "revision": JSONValue(revision)],
            "population": population,
            "fires": .array(fires.map(json(of:))),
            "totals": [
                "fires": JSONValue(totals.fires),
                "jobs": number(totals.jobs),
                "by_queue": table(totals.byQueue),
                "by_schedule": table(totals.bySchedule),
                "by_zone": table(totals.byZone),
            ],
            "load": .array(load.map(json(of:))),
            "unknown_zones": .array(
                unknownZones.map { zone in
                    [
                        "schedule": .string(zone.schedule), "zone": .string(zone.zone.rawValue),
                        "count": JSONValue(zone.count), "served_in": JSONValue(zone.servedIn?.rawValue),
                    ]
                }),
            "against": changes?.sideJSON ?? .null,
            "changes": changes?.json ?? [],
            "downtime": downtime?.json ?? .null,
            "dst": .array(dstNotes.map(JSONValue.string)),
            "notes": .array(notes.map(JSONValue.string)),
            "warnings": .array(warnings.map(JSONValue.string)),
            "truncated": .boolean(isTruncated),
        ]
    }

    private func json(of fire: PlannedFire) -> JSONValue {
        [
            "schedule": .string(fire.schedule),
            "job": .string(fire.job),
            "queue": .string(fire.queue),
            "time": .string(fire.instant.rfc3339(offset: fire.zoneOffset)),
            "utc": .string(fire.instant.rfc3339()),
            "timezone": .string(fire.zone.rawValue),
            "local_time": .string(fire.localTime),
            "date": .string(fire.date.description),
            "count": number(fire.count),
            "spread_s": fire.spread.map(seconds(of:)) ?? 0,
            "reason": .string(fire.reason),
            "notes": .array(fire.notes.map(JSONValue.string)),
        ]
    }

    private func json(of load: QueueLoad) -> JSONValue {
        [
            "queue": .string(load.queue),
            "capacity": JSONValue(load.capacity),
            "peak": number(load.peak),
            "peak_at": JSONValue(load.peakAt?.rfc3339()),
            "drained_at": JSONValue(load.drainedAt?.rfc3339()),
            "duration_s": seconds(of: load.duration),
            "duration_source": .string(load.durationSource.rawValue),
        ]
    }

    /// For each per-user schedule who counted its users, and how many there are; nulls for nobody.
    private var population: JSONValue {
        var members = JSONObject()
        for schedule in schedules where schedule.isPerUser {
            members[schedule.id] = ["source": JSONValue(schedule.populationSource), "users": number(schedule.users)]
        }
        return .object(members)
    }

    private func table(_ entries: [PlanTotals.Entry]) -> JSONValue {
        .object(JSONObject(entries.map { JSONObject.Member($0.name, number($0.jobs)) }))
    }

    private func number(_ value: Int?) -> JSONValue {
        value.map { JSONValue($0) } ?? .null
    }

    private func seconds(of duration: Duration) -> JSONValue {
        JSONValue(duration / .seconds(1)) ?? .null
    }
}
