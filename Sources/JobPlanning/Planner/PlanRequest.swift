package import JobScheduling
package import JobTime

/// What a plan is made for.
package struct PlanRequest: Sendable {
    /// One user whose fires are to be shown.
    package struct User: Sendable, Hashable {
        /// The id as text.
        package var id: String
        /// The zone as written.
        package var zone: ZoneName

        package init(id: String, zone: ZoneName) {
            self.id = id
            self.zone = zone
        }
    }

    /// Half-open.
    package var window: Range<Timestamp>
    /// The zone in which times are shown.
    package var timezone: UsedZone
    /// The schedules to look at; nil for all.
    package var schedules: Set<String>?
    /// The zones whose fires are listed, by their canonical names; nil for all.
    package var zones: Set<ZoneName>?
    package var population: Population
    /// Look at per-user schedules for this one only.
    package var user: User?
    /// What a job of a kind lasts, where it is known; otherwise its timeout is taken.
    package var durations: [String: RunTime]
    /// How many processes work.
    package var nodes: Int
    /// The deployed revision that the configuration is, if it is one.
    package var revision: String?
    /// About how many fires are listed at most.
    package var maxFires: Int
    /// A time in which no node can fire, half-open; what comes in it is caught up at its end.
    package var downtime: Range<Timestamp>?
    /// What the store remembers; nil to look at the files alone.
    package var ledger: PlanLedger?

    package init(
        window: Range<Timestamp>, timezone: UsedZone = .utc, schedules: Set<String>? = nil,
        zones: Set<ZoneName>? = nil, population: Population = .unknown, user: User? = nil,
        durations: [String: RunTime] = [:], nodes: Int = 1,
        revision: String? = nil, maxFires: Int = 250_000
    ) {
        self.window = window
        self.timezone = timezone
        self.schedules = schedules
        self.zones = zones
        self.population = population
        self.user = user
        self.durations = durations
        self.nodes = nodes
        self.revision = revision
        self.maxFires = maxFires
    }

    /// Whether a zone's fires are asked for.
    func shows(_ zone: UsedZone, _ source: some ZoneSource) -> Bool {
        guard let zones else { return true }
        return zones.contains(zone.name) || source.subjectZone(zone.name).map { zones.contains($0.name) } ?? false
    }
}
