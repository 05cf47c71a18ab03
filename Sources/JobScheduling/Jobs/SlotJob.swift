package import JobTime

/// What a slot puts into a job; queue, priority and attempts are the job's own business.
package struct SlotJob: Sendable, Hashable {
    /// The text of one JSON object.
    package let arguments: String
    /// The text of one JSON object.
    package let metadata: String
    /// When it may run; nil for at once.
    package let scheduledAt: Timestamp?
}
