package import JobScheduling
package import JobStore
package import JobTime

/// What `why` is asked, with everything that the files and the store know about it.
package struct WhyFacts: Sendable {
    /// How long rows are kept.
    package struct Retention: Sendable {
        /// Rows of slots.
        package var ticks: Duration
        /// Rows of users that were skipped.
        package var skips: Duration
        /// Completed jobs of the schedule's kind.
        package var jobs: Duration

        package init(
            ticks: Duration = .seconds(400 * 86_400), skips: Duration = .seconds(30 * 86_400),
            jobs: Duration = .seconds(86_400)
        ) {
            self.ticks = ticks
            self.skips = skips
            self.jobs = jobs
        }
    }

    package var schedule: CompiledSchedule
    /// The nominal local date asked about.
    package var date: CivilDate
    package var now: Timestamp
    /// Where zones come from.
    package var zones: any ZoneSource
    /// Since when the schedule is paused by hand.
    package var pausedAt: Timestamp?
    /// Where the schedule stands, one row for each zone.
    package var cursors: [ScheduleCursor] = []
    /// The ledger's rows around the date.
    package var ticks: [ScheduleTick] = []
    /// The jobs of these rows, as far as they are still there.
    package var jobs: [Int64: JobFact] = [:]
    /// Who fires schedules.
    package var lease: Lease?
    package var retention = Retention()
    /// How the users are spread over zones now, as they have them written; nil if nobody asked.
    package var spellings: Set<ZoneName>?
    /// Why the audience could not be read.
    package var audienceTrouble: String?
    /// Whom the slots of the date did not fire for.
    package var skipCounts: [SkipCount] = []
    /// The user asked about.
    package var subject: SubjectFacts?

    package init(schedule: CompiledSchedule, date: CivilDate, now: Timestamp, zones: any ZoneSource) {
        self.schedule = schedule
        self.date = date
        self.now = now
        self.zones = zones
    }

    /// The instants between which slots of a nominal date may lie, in whatever zone.
    package static func reach(of date: CivilDate) -> Range<Timestamp> {
        let midnight = Timestamp(seconds: Int64(date.daysSinceEpoch) * 86_400)
        return midnight.advanced(by: .seconds(-28 * 3_600))..<midnight.advanced(by: .seconds(52 * 3_600))
    }

    /// Why nothing fires for the time being.
    var hold: WhyReason? {
        if !schedule.isEnabled { return .disabled }
        return pausedAt == nil ? nil : .paused
    }

    /// The schedule's own cursor.
    var base: ScheduleCursor? { cursors.first { $0.zone.isEmpty } }

    /// Whether the nodes follow another version of the trigger than the file has.
    var isEditUnread: Bool { base.map { $0.digest != schedule.digest } ?? false }
}
