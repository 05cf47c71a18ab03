public import JobTime

/// The ledger's row of one slot.
public struct ScheduleTick: Sendable, Hashable {
    /// How far it is.
    public enum Status: String, Sendable, Hashable {
        /// Pages are still to come.
        case open
        /// Every job of it is stored.
        case fired
        /// It does not fire.
        case dropped
    }

    /// Which slot.
    public var slot: SlotIdentity
    /// How far.
    public var status: Status
    /// How many jobs were stored.
    public var jobs: Int
    /// How many subjects had been served before or were skipped.
    public var skipped: Int
    /// The job of a slot without subjects.
    public var job: Int64?
    /// The last subject served, while open.
    public var after: String?
    /// Why it was dropped.
    public var reason: String?
    /// How many slots the row stands for: dropped neighbours share one. If the last of them, whose row it is, fires
    /// after all, the others stay dropped, for the same reason.
    public var slots: Int
    /// When the first of several dropped slots was due; nil for a single one.
    public var since: Timestamp?
    /// When it was recorded.
    public var recordedAt: Timestamp

    /// Creates a tick.
    public init(
        slot: SlotIdentity, status: Status, jobs: Int = 0, skipped: Int = 0, job: Int64? = nil, after: String? = nil,
        reason: String? = nil, slots: Int = 1, since: Timestamp? = nil, recordedAt: Timestamp
    ) {
        self.slot = slot
        self.status = status
        self.jobs = jobs
        self.skipped = skipped
        self.job = job
        self.after = after
        self.reason = reason
        self.slots = slots
        self.since = since
        self.recordedAt = recordedAt
    }
}
