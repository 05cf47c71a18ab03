/// Why a slot does not fire.
package enum DropReason: String, Sendable, Hashable, CaseIterable {
    /// Nobody was there to fire it, and `catch_up` is `none`.
    case missed
    /// Nobody was there, and a later slot runs in its place.
    case superseded
    /// Nobody was there, and it is older than `within`.
    case tooLate = "too_late"
    /// Nobody was there, and there are more than `max`.
    case overMax = "over_max"
    /// The schedule was paused by hand.
    case paused
    /// The file says `enabled: false`.
    case disabled
    /// The schedule was edited after this time of the day had passed.
    case edited
    /// Its users have a zone that nobody knows, and `unknown` is `skip`.
    case unknownZone = "unknown_zone"
    /// A node died between two pages of users, and by now it is too late, or a later slot runs in its place.
    case interrupted
    /// A node died between two pages of users, and the schedule has no such slot any more.
    case scheduleChanged = "schedule_changed"
}
