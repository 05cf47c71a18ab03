public import JobModel

/// Which jobs to list.
public struct JobFilter: Sendable, Hashable {
    /// In one of these states; empty for all.
    public var states: [JobState]
    /// Of this kind.
    public var kind: JobKind?
    /// In this queue.
    public var queue: String?
    /// With this tag.
    public var tag: String?
    /// Made by this schedule.
    public var schedule: String?
    /// Made for this slot of a schedule: `2026-11-24`.
    public var slot: String?
    /// Made for this subject of a per-user schedule.
    public var subject: String?
    /// At most this many.
    public var limit: Int
    /// Only ids below this one: the last id of the page before.
    public var after: Int64?

    /// Creates a filter.
    public init(
        states: [JobState] = [], kind: JobKind? = nil, queue: String? = nil, tag: String? = nil,
        schedule: String? = nil, slot: String? = nil, subject: String? = nil, limit: Int = 100, after: Int64? = nil
    ) {
        self.states = states
        self.kind = kind
        self.queue = queue
        self.tag = tag
        self.schedule = schedule
        self.slot = slot
        self.subject = subject
        self.limit = limit
        self.after = after
    }
}
