public import JobTime

/// One slot of a schedule, as the ledger keys and describes it.
public struct SlotIdentity: Sendable, Hashable {
    /// The schedule's id.
    public var schedule: String
    /// The zone of a zone tick; empty for schedules with one zone of their own.
    public var zone: String
    /// The slot's own text: `2026-11-24`, `2026-11-24T06:00:00`, `…#1`, or an instant.
    public var slot: String
    /// When it is due.
    public var instant: Timestamp
    /// The nominal local date.
    public var date: CivilDate
    /// Why it fires at that instant: `regular`, `gap`, `overlap_first`, `overlap_last`, `catch_up`, `manual`.
    public var reason: String

    /// Creates an identity.
    public init(schedule: String, zone: String = "", slot: String, instant: Timestamp, date: CivilDate, reason: String)
    {
        self.schedule = schedule
        self.zone = zone
        self.slot = slot
        self.instant = instant
        self.date = date
        self.reason = reason
    }
}
