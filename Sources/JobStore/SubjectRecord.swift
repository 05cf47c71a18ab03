public import JobTime

/// What the ledger knows of one subject of a schedule.
public struct SubjectRecord: Sendable, Hashable {
    /// The last nominal date served.
    public var date: CivilDate
    /// The slots served on that date.
    public var slots: [String]
    /// The zone it was served in.
    public var zone: String
    /// The last job.
    public var job: Int64
    /// When the last slot was due; nil where it was served before that was kept.
    public var instant: Timestamp?
    /// When.
    public var servedAt: Timestamp

    /// Creates a record.
    public init(
        date: CivilDate, slots: [String], zone: String, job: Int64, instant: Timestamp? = nil, servedAt: Timestamp
    ) {
        self.date = date
        self.slots = slots
        self.zone = zone
        self.job = job
        self.instant = instant
        self.servedAt = servedAt
    }
}
