package import JobTime

/// A slot that fires now.
package struct DueSlot: Sendable, Hashable {
    /// When, and under which key.
    package let occurrence: Occurrence
    /// How many slots just before it were dropped because they had been missed.
    package let missed: Int
    /// Whether it comes so late that it counts as caught up.
    package let isCatchUp: Bool
    /// Whether the cursor may move to its instant; not while another slot of the same instant follows.
    package let movesCursor: Bool

    package init(occurrence: Occurrence, missed: Int = 0, isCatchUp: Bool = false, movesCursor: Bool = true) {
        self.occurrence = occurrence
        self.missed = missed
        self.isCatchUp = isCatchUp
        self.movesCursor = movesCursor
    }

    /// When it was due.
    package var instant: Timestamp { occurrence.instant }
    /// The nominal local date.
    package var date: CivilDate { occurrence.date }
    /// The slot's own text, as the ledger keys it.
    package var key: String { occurrence.key.description }
    /// `regular`, `gap`, `overlap_first`, `overlap_last` or `catch_up`.
    package var reason: String { isCatchUp ? DueSlot.catchUpReason : occurrence.reason.rawValue }

    /// The reason of slots that come late.
    package static let catchUpReason = "catch_up"
}
