public import JobTime

/// A slot that does not fire, or a run of neighbouring ones told by its last.
public struct SlotDrop: Sendable, Hashable {
    /// Which slot; the last of a run.
    public var slot: SlotIdentity
    /// Why: `paused`, `disabled`, `missed` and so on.
    public var reason: String
    /// How many slots there are, at least 1; of very long runs, how far was counted.
    public var slots: Int
    /// When the first of a run was due; nil for a single slot.
    public var since: Timestamp?
    /// How many subjects it would have been for, where that is known and the reason.
    public var subjects: Int

    /// Creates a drop.
    public init(slot: SlotIdentity, reason: String, slots: Int = 1, since: Timestamp? = nil, subjects: Int = 0) {
        self.slot = slot
        self.reason = reason
        self.slots = slots
        self.since = since
        self.subjects = subjects
    }
}
