package import JobTime

/// How many subjects the per-user schedules have, zone by zone, and who says so.
package struct Population: Sendable {
    /// What is known of one schedule's subjects.
    package struct Members: Sendable, Hashable {
        /// Where the numbers come from: a file's name or an audience's.
        package var source: String
        package var counts: Counts

        package init(source: String, counts: Counts) {
            self.source = source
            self.counts = counts
        }
    }

    /// Subjects by zone as they have it written, empty text included.
    package enum Counts: Sendable, Hashable {
        /// The same on every date.
        case everyDate([ZoneName: Int])
        /// As an audience told for certain nominal dates.
        case byDate([CivilDate: [ZoneName: Int]])
    }

    /// By schedule.
    package var members: [String: Members]
    /// For schedules that are not named.
    package var everyone: Members?
    /// Why there are no numbers, for people: `no --users file, and the store is not open`.
    package var reasonIfUnknown: String
    /// The same for single schedules.
    package var reasons: [String: String] = [:]

    package init(
        members: [String: Members] = [:], everyone: Members? = nil,
        reasonIfUnknown: String = "the number of users is unknown"
    ) {
        self.members = members
        self.everyone = everyone
        self.reasonIfUnknown = reasonIfUnknown
    }

    /// Nothing is known.
    package static let unknown = Population()

    /// Why nothing is known of a schedule's subjects.
    func reasonIfUnknown(of schedule: String) -> String { reasons[schedule] ?? reasonIfUnknown }

    /// What is known of a schedule's subjects; nil for nothing.
    package func members(of schedule: String) -> Members? { members[schedule] ?? everyone }
}

extension Population.Counts {
    /// Every spelling met.
    var zones: Set<ZoneName> {
        switch self {
        case .everyDate(let counts): Set(counts.keys)
        case .byDate(let dates): dates.values.reduce(into: []) { $0.formUnion($1.keys) }
        }
    }

    /// How many subjects of a zone there are on a date; nil if nobody was asked about that date.
    func count(in zone: ZoneName, on date: CivilDate) -> Int? {
        switch self {
        case .everyDate(let counts): counts[zone] ?? 0
        case .byDate(let dates): dates[date].map { $0[zone] ?? 0 }
        }
    }

    /// How many subjects of a zone there are; on the fullest date, if they differ.
    func most(in zone: ZoneName) -> Int {
        switch self {
        case .everyDate(let counts): counts[zone] ?? 0
        case .byDate(let dates): dates.values.map { $0[zone] ?? 0 }.max() ?? 0
        }
    }

    /// How many subjects there are; on the fullest date, if they differ.
    var total: Int {
        switch self {
        case .everyDate(let counts): counts.values.reduce(0, +)
        case .byDate(let dates): dates.values.map { $0.values.reduce(0, +) }.max() ?? 0
        }
    }
}
