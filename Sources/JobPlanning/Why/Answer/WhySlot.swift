package import JobTime

/// How one slot fared by the clocks of one zone.
package struct WhySlot: Sendable, Hashable {
    /// The slot's own text, as the ledger keys it.
    package var key: String
    /// The nominal local date.
    package var date: CivilDate
    /// When it is, or was, due.
    package var instant: Timestamp
    /// The zone whose clocks count.
    package var zone: ZoneName
    /// What these show at that instant: seconds east of UTC, and their name.
    package var offset: ZoneOffset
    package var outcome: WhyOutcome
    /// Why it did not fire; nil if it did, or will.
    package var reason: WhyReason?
    /// How its instant came about: `regular`, `gap`, `overlap_first`, `overlap_last`, `catch_up`.
    package var cause: String
    /// What a change of the clocks did to it, or what exactly kept it back.
    package var details: [String] = []
    /// When it fired or was dropped.
    package var recordedAt: Timestamp?
    /// The job of a slot that fires once, or of one user.
    package var job: JobFact?
    /// How many neighbours were dropped together with it, itself included.
    package var run = 1
    /// When the first of them was due.
    package var since: Timestamp?
    /// How a zone's users fared; nil for a slot that fires once, or for one user.
    package var users: UserCounts?
    /// Whether the schedule, as it stands in the file, has no such slot.
    package var isForeign = false

    /// How long after it was due it was recorded.
    package var late: Duration? { recordedAt.map { $0.since(instant) } }

    /// How a zone's users fared.
    package struct UserCounts: Sendable, Hashable {
        /// Jobs stored.
        package var jobs = 0
        /// Users that had been served before; nil if those cannot be told from the skipped any more.
        package var served: Int? = 0
        /// Users skipped, by reason, and those of an unknown zone.
        package var skipped: [WhyReason: Int] = [:]
        /// Users that were served before or skipped, together.
        package var passedOver = 0
    }
}
