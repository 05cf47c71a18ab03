public import JobModel

/// A slot of a schedule without subjects, to be fired.
public struct SlotFire: Sendable, Hashable {
    /// Which slot.
    public var slot: SlotIdentity
    /// The job to store.
    public var job: JobInsert
    /// What may keep it from firing.
    public var guards: SlotGuards
    /// The lease under which it fires; nil when a person fires it by hand.
    public var lease: Lease?
    /// Whether the schedule's cursor moves to the slot's instant.
    public var movesCursor: Bool
    /// Whether a slot that was recorded as dropped fires all the same, because a person asks for it.
    public var revivesDropped: Bool

    /// Creates a fire.
    public init(
        slot: SlotIdentity, job: JobInsert, guards: SlotGuards = SlotGuards(), lease: Lease?, movesCursor: Bool = true,
        revivesDropped: Bool = false
    ) {
        self.slot = slot
        self.job = job
        self.guards = guards
        self.lease = lease
        self.movesCursor = movesCursor
        self.revivesDropped = revivesDropped
    }
}
