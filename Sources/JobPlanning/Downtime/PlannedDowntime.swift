package import JobTime

/// What catch-up makes of the slots that come while no node can fire them.
package struct PlannedDowntime: Sendable, Hashable {
    /// A slot that fires once a node is back.
    package struct LateFire: Sendable, Hashable {
        package var schedule: String
        package var zone: ZoneName
        package var isUnknownZone: Bool
        package var slot: SlotTime
        /// The nominal local date.
        package var date: CivilDate
        package var due: Timestamp
        /// Seconds east of UTC of the zone when it was due, and what the zone calls its time then.
        package var zoneOffset: Int
        package var abbreviation: String
        /// How many slots before it were dropped because they had been missed.
        package var missed: Int
        /// `catch_up`, or the usual reason of a slot that is no more than a minute late.
        package var reason: String
        /// How many jobs; nil if nobody knows.
        package var count: Int?
    }

    /// A run of neighbouring slots that never fire.
    package struct DroppedRun: Sendable, Hashable {
        package var schedule: String
        package var zone: ZoneName
        package var isUnknownZone: Bool
        package var first: Timestamp
        package var firstOffset: Int
        package var last: Timestamp
        package var lastOffset: Int
        /// The nominal date of the last one.
        package var date: CivilDate
        /// How many there are, or how far was counted.
        package var count: Int
        package var isMore: Bool
        /// `missed`, `superseded`, `too_late`, `over_max`, `paused`.
        package var reason: String
        /// How many jobs the last of them would have made; nil if nobody knows.
        package var jobs: Int?
    }

    /// Half-open: a node fires again at the upper bound.
    package var range: Range<Timestamp>
    /// In the order of the file, then by zone, then by instant.
    package var late: [LateFire] = []
    package var dropped: [DroppedRun] = []

    package init(range: Range<Timestamp>) {
        self.range = range
    }

    /// How long after its time a slot fires.
    package func delay(of fire: LateFire) -> Duration { range.upperBound.since(fire.due) }
}
