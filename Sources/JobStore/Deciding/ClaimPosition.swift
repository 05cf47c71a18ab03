/// A place in the order in which a queue's jobs are claimed: by priority, due time, id.
package struct ClaimPosition: Sendable, Hashable, Comparable {
    /// 1 to 4.
    package var priority: Int64
    /// In microseconds.
    package var scheduledAt: Int64
    /// Rows up to this one are before the place.
    package var id: Int64

    /// Before everything.
    package static let front = ClaimPosition(priority: 1, scheduledAt: .min, id: .min)

    /// The place behind a row.
    package init(priority: Int64, scheduledAt: Int64, id: Int64) {
        self.priority = priority
        self.scheduledAt = scheduledAt
        self.id = id
    }

    /// Orders by priority, due time, id.
    package static func < (left: ClaimPosition, right: ClaimPosition) -> Bool {
        (left.priority, left.scheduledAt, left.id) < (right.priority, right.scheduledAt, right.id)
    }
}
