package import JobTime

/// The jobs that one schedule makes at one instant for one zone.
package struct PlannedFire: Sendable, Hashable {
    package var schedule: String
    /// The kind of job.
    package var job: String
    package var queue: String
    package var instant: Timestamp
    package var zone: ZoneName
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
    /// The window over which the jobs are spread.
    package var spread: Duration?
    /// Whether it is for users whose own zone is unknown.
    package var isUnknownZone: Bool
    /// Sentences for people.
    package var notes: [String]

    /// - Parameter slot: left out for the only slot of its date.
    package init(
        schedule: String, job: String, queue: String, instant: Timestamp, zone: ZoneName, zoneOffset: Int,
        abbreviation: String, date: CivilDate, reason: String, count: Int?, spread: Duration? = nil,
        isUnknownZone: Bool = false, notes: [String] = [], slot: SlotTime? = nil
    ) {
        self.schedule = schedule
        self.job = job
        self.queue = queue
        self.instant = instant
        self.zone = zone
        self.zoneOffset = zoneOffset
        self.abbreviation = abbreviation
        self.date = date
        self.reason = reason
        self.count = count
        self.spread = spread
        self.isUnknownZone = isUnknownZone
        self.notes = notes
        self.slot = slot ?? .nominal(date: date, time: nil, pass: 0)
    }

    /// The instant by the zone's clocks, RFC 3339.
    package var localTime: String { instant.rfc3339(offset: zoneOffset) }
}
