/// How many subjects a slot that came did not fire for, for one reason.
public struct SkipCount: Sendable, Hashable {
    /// The slot's own text.
    public var slot: String
    /// The zone the subjects were in, as the slot has it.
    public var zone: String
    /// Why.
    public var reason: SkipReason
    /// How many.
    public var subjects: Int

    /// Creates a count.
    public init(slot: String, zone: String, reason: SkipReason, subjects: Int) {
        self.slot = slot
        self.zone = zone
        self.reason = reason
        self.subjects = subjects
    }
}
