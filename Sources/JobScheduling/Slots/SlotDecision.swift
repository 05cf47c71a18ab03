/// What happens to a slot, or to a run of them.
package enum SlotDecision: Sendable, Hashable {
    case fire(DueSlot)
    case drop(DroppedSlots)
}
