/// What became of a slot that was to be fired.
public enum SlotResult: Sendable, Hashable {
    /// The job was stored, or was a duplicate of a unique one.
    case fired(InsertResult)
    /// The slot's guards kept it from firing; it is recorded as dropped.
    case refused(SkipReason)
    /// The slot had been served before; nothing changed.
    case alreadyServed
}
