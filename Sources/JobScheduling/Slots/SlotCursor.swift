package import JobTime

/// How far a schedule has been served, in one zone.
package struct SlotCursor: Sendable, Hashable {
    /// When this trigger became active; slots up to then are nobody's.
    package var activatedAt: Timestamp
    /// Slots up to and including this instant have been fired or dropped.
    package var horizon: Timestamp

    package init(activatedAt: Timestamp, horizon: Timestamp) {
        self.activatedAt = activatedAt
        self.horizon = horizon
    }

    /// A trigger that becomes active now: it catches up on nothing.
    package init(activatedAt instant: Timestamp) {
        self.init(activatedAt: instant, horizon: instant)
    }

    /// The instant after which slots are to be decided.
    package var start: Timestamp { max(activatedAt, horizon) }
}
