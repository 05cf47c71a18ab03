import JobStore

extension ClaimPosition {
    /// The stretches of the order that follow, each of which an index gives as it is: the rest of this instant, the
    /// rest of this priority, the further priorities.
    var stretches: [DueStretch] {
        let rest = scheduledAt == .min ? [] : [DueStretch(priority: priority, bound: .sameInstant(scheduledAt, id))]
        let later = [DueStretch(priority: priority, bound: .later(scheduledAt))]
        return rest + later + (priority + 1..<5).map { DueStretch(priority: $0, bound: .later(.min)) }
    }
}
