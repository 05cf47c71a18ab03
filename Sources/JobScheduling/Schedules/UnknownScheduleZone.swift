package import JobTime

/// A schedule names a zone that the tz database does not have.
package struct UnknownScheduleZone: Error, Sendable, Hashable, CustomStringConvertible {
    package let schedule: String
    package let zone: ZoneName

    package init(schedule: String, zone: ZoneName) {
        self.schedule = schedule
        self.zone = zone
    }

    package var description: String {
        "schedule \(schedule) names the time zone \(zone), which the tz database does not have"
    }
}
