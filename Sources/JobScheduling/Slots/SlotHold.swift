/// Why a schedule does not fire at all for the time being.
package enum SlotHold: Sendable, Hashable {
    /// Somebody paused it by hand.
    case paused
    /// The file says `enabled: false`.
    case disabled
    /// Its users' zone is unknown, and `unknown` is `skip`.
    case unknownZone

    /// Why its slots are dropped meanwhile.
    package var dropReason: DropReason {
        switch self {
        case .paused: .paused
        case .disabled: .disabled
        case .unknownZone: .unknownZone
        }
    }
}
