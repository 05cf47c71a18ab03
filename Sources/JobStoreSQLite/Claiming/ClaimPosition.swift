/// A place in the order in which a queue's jobs are claimed: by priority, due time, id.
struct ClaimPosition: Sendable, Hashable, Comparable {
    /// 1 to 4.
    var priority: Int64
    /// In microseconds.
    var scheduledAt: Int64
    /// Rows up to this one are before the place.
    var id: Int64

    /// Before everything.
    static let front = ClaimPosition(priority: 1, scheduledAt: .min, id: .min)

    static func < (left: ClaimPosition, right: ClaimPosition) -> Bool {
        (left.priority, left.scheduledAt, left.id) < (right.priority, right.scheduledAt, right.id)
    }

    /// The stretches of the order that follow, each of which an index gives as it is: the rest of this instant, the
    /// rest of this priority, the further priorities.
    var stretches: [DueStretch] {
        let rest = scheduledAt == .min ? [] : [DueStretch(priority: priority, bound: .sameInstant(scheduledAt, id))]
        let later = [DueStretch(priority: priority, bound: .later(scheduledAt))]
        return rest + later + (priority + 1..<5).map { DueStretch(priority: $0, bound: .later(.min)) }
    }
}
