public import JobTime

/// How far a schedule has been served in a zone.
public struct ScheduleCursor: Sendable, Hashable {
    /// The schedule's id.
    public var schedule: String
    /// The zone, empty for schedules with one zone of their own.
    public var zone: String
    /// Digest of the trigger, zone and DST rules: another one means that the schedule was edited.
    public var digest: String
    /// When this trigger became active; slots before it are nobody's.
    public var activatedAt: Timestamp
    /// Slots up to and including this instant have been fired or dropped.
    public var horizon: Timestamp

    /// Creates a cursor.
    public init(schedule: String, zone: String = "", digest: String, activatedAt: Timestamp, horizon: Timestamp) {
        self.schedule = schedule
        self.zone = zone
        self.digest = digest
        self.activatedAt = activatedAt
        self.horizon = horizon
    }
}
