/// What the text of a plan lists.
package enum PlanGrouping: String, Sendable, Hashable, CaseIterable {
    /// The fires of each schedule.
    case schedule
    /// Sums for each queue.
    case queue
    /// Sums for each zone.
    case zone
}
