package import JobTime

/// A slot of a schedule that has fired, as it is told.
package struct FiredSlot: Sendable, Hashable {
    package var schedule: String
    /// As the users have it written; empty for schedules with a zone of their own.
    package var zone: String
    package var slot: String
    /// When it was due.
    package var instant: Timestamp
    /// `regular`, `gap`, `overlap_first`, `overlap_last` or `catch_up`.
    package var reason: String
    /// Jobs stored.
    package var jobs: Int
    /// Users that had been served before.
    package var served = 0
    /// Users that a rule kept back, or whose data make no job.
    package var skipped = 0
    /// Slots before it that were missed and dropped.
    package var missed = 0
}
