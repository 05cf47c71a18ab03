package import JobTime

/// The jobs that one schedule makes at one instant for one zone.
package struct PlannedFire: Sendable, Hashable {
    /// What it has in common with the schedule's other fires in the zone: a year's plan has many.
    let origin: FireOrigin

    package var schedule: String { origin.schedule }
    /// The kind of job.
    package var job: String { origin.job }
    package var queue: String { origin.queue }
    package var zone: ZoneName { origin.zone }
    /// The window over which the jobs are spread.
    package var spread: Duration? { origin.spread }
    /// Whether it is for users whose own zone is unknown.
    package var isUnknownZone: Bool { origin.isUnknownZone }

    package var instant: Timestamp
    /// Seconds east of UTC of the zone at that instant.
    package var zoneOffset: Int
    /// What the zone calls its time then, such as `EST`.
    package var abbreviation: String
    /// The nominal local date.
    package var date: CivilDate
    /// What tells it from the schedule's other slots in its zone.
    package var slot: SlotTime
    /// `regular`, `gap`, `overlap_first`, `overlap_last` or `catch_up`.
    package var reason: String
    /// How many jobs; nil if nobody knows.
    package var count: Int?
    /// Sentences for people.
    package var notes: [String]

    /// - Parameter slot: left out for the only slot of its date.
    package init(
        of origin: FireOrigin, instant: Timestamp, zoneOffset: Int, abbreviation: String, date: CivilDate,
        reason: String, count: Int?, notes: [String] = [], slot: SlotTime? = nil
    ) {
        self.origin = origin
        self.instant = instant
        self.zoneOffset = zoneOffset
        self.abbreviation = abbreviation
        self.date = date
        self.reason = reason
        self.count = count
        self.notes = notes
        self.slot = slot ?? .nominal(date: date, time: nil, pass: 0)
    }

    /// The instant by the zone's clocks, RFC 3339.
    package var localTime: String { instant.rfc3339(offset: zoneOffset) }
}
