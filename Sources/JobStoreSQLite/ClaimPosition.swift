/// A place in the order in which a queue's jobs are claimed: by priority, due time, id.
struct ClaimPosition: Sendable, Hashable {
    /// 1 to 4.
    var priority: Int64
    /// In microseconds.
    var scheduledAt: Int64
    /// Rows up to this one are before the place.
    var id: Int64

    /// Before everything.
    static let front = ClaimPosition(priority: 1, scheduledAt: .min, id: .min)

    /// The priorities from here on, each with the place where it begins.
    var priorities: [ClaimPosition] {
        [self] + (priority + 1..<5).map { ClaimPosition(priority: $0, scheduledAt: .min, id: .min) }
    }
}
