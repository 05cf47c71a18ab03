package import JobTime

/// Users of a schedule whose zone nobody knows.
package struct UnknownZoneCount: Sendable, Hashable {
    package var schedule: String
    /// As they have it written.
    package var zone: ZoneName
    package var count: Int
    /// The zone in which they are served; nil if they are passed over.
    package var servedIn: ZoneName?

    package init(schedule: String, zone: ZoneName, count: Int, servedIn: ZoneName?) {
        self.schedule = schedule
        self.zone = zone
        self.count = count
        self.servedIn = servedIn
    }
}
