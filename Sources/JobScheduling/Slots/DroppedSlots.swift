package import JobTime

/// A run of neighbouring slots that do not fire, all for one reason.
///
/// After a long outage these may be millions, so they are described by their ends.
package struct DroppedSlots: Sendable, Hashable {
    package let first: Occurrence
    package let last: Occurrence
    /// How many there are, or how far was counted.
    package let count: Int
    /// Whether there are more than `count`.
    package let isMore: Bool
    package let reason: DropReason

    package init(first: Occurrence, last: Occurrence, count: Int, isMore: Bool, reason: DropReason) {
        self.first = first
        self.last = last
        self.count = count
        self.isMore = isMore
        self.reason = reason
    }

    /// The reason as the ledger has it: `too_late`, or `too_late (1200 slots since 2026-11-20T00:00:00Z)`.
    package var text: String {
        guard count > 1 || isMore else { return reason.rawValue }
        return "\(reason.rawValue) (\(isMore ? "over " : "")\(count) slots since \(first.instant))"
    }
}
