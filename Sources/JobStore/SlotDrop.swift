/// A slot that does not fire.
public struct SlotDrop: Sendable, Hashable {
    /// Which slot.
    public var slot: SlotIdentity
    /// Why: `paused`, `disabled`, `missed` and so on.
    public var reason: String

    /// Creates a drop.
    public init(slot: SlotIdentity, reason: String) {
        self.slot = slot
        self.reason = reason
    }
}
