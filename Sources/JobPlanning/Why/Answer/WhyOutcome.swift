/// How a slot fared, or a date with all its slots.
package enum WhyOutcome: String, Sendable, Hashable, CaseIterable {
    /// It fired.
    case fired
    /// It came, or was due to come, and does not fire any more.
    case notFired = "not_fired"
    /// It is firing, page by page.
    case open
    /// It has come and may still fire.
    case due
    /// It is still to come; with a reason, it would not fire as things stand.
    case toCome = "to_come"
    /// There is no such slot.
    case noSlot = "no_slot"
    /// The ledger cannot tell.
    case unknown
    /// Of several slots some fared so and some otherwise.
    case mixed
}
