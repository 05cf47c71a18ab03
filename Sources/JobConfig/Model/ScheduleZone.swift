package import JobTime

/// `timezone:` of a schedule.
package enum ScheduleZone: Sendable, Hashable {
    /// One zone.
    case fixed(ZoneName)
    /// Each member of an audience in the member's own.
    case eachUser(Members, unknown: UnknownZone)

    /// Whom a per-user schedule serves.
    package enum Members: Sendable, Hashable {
        /// An audience of a plugin.
        case audience(String)
        /// A query on the store's own database.
        case sql(String)
    }

    /// What happens to members without a zone that tzdata knows.
    package enum UnknownZone: Sendable, Hashable {
        /// They are served in this one.
        case zone(ZoneName)
        /// They are passed over, counted.
        case skip
    }
}
