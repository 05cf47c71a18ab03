/// Why a schedule does not fire at all for the time being.
package enum SlotHold: Sendable, Hashable {
    /// Somebody paused it by hand.
    case paused
    /// The file says `enabled: false`.
    case disabled

    /// Why its slots are dropped meanwhile.
    package var dropReason: DropReason {
        switch self {
        case .paused: .paused
        case .disabled: .disabled
        }
    }
}
