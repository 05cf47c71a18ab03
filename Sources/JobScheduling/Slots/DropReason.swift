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
}
