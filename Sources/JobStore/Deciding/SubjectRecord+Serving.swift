extension SubjectRecord {
    /// Whether the subject must not be served for a slot any more.
    package func hasServed(_ slot: SlotIdentity) -> Bool {
        date > slot.date || (date == slot.date && slots.contains(slot.slot))
    }

    /// Whether the subject missed a slot by moving to a zone where it was over: it had not been served for that date.
    package func missed(_ slot: SlotIdentity, byMovingTo zone: String) -> Bool {
        self.zone != zone && date < slot.date
    }
}
