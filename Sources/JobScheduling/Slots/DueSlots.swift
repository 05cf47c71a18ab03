package import JobTime

/// What is to be done about a schedule now, in one zone.
package struct DueSlots: Sendable, Hashable {
    /// In the order of their instants.
    package let decisions: [SlotDecision]
    /// Where the cursor stands once all decisions are carried out.
    package let horizon: Timestamp
    /// When to ask again; nil if nothing is ever due.
    package let nextDue: Timestamp?

    package init(decisions: [SlotDecision], horizon: Timestamp, nextDue: Timestamp?) {
        self.decisions = decisions
        self.horizon = horizon
        self.nextDue = nextDue
    }

    /// The slots that fire.
    package var fires: [DueSlot] {
        decisions.compactMap { if case .fire(let slot) = $0 { slot } else { nil } }
    }

    /// The slots that do not.
    package var drops: [DroppedSlots] {
        decisions.compactMap { if case .drop(let slots) = $0 { slots } else { nil } }
    }
}
