package import JobTime

/// What a configuration does in a window of time: a value that knows no clock and no store.
package struct Plan: Sendable, Hashable {
    /// Half-open, so that neighbouring windows neither share nor lose a fire.
    package var window: Range<Timestamp>
    /// The zone in which the window is shown.
    package var timezone: ZoneName
    /// Its offsets at the ends of the window, seconds east of UTC.
    package var fromOffset: Int
    package var toOffset: Int
    /// Its clocks, for times on the way.
    package var clock: PlanClock
    /// The release of the tz database; nil if it does not say.
    package var tzdata: String?
    /// nil if the plan is not to say which configuration it was made of.
    package var configHash: String?
    package var revision: String?
    /// In the order of the file.
    package var schedules: [PlannedSchedule]
    /// By instant, then in the order of the file, then by zone.
    package var fires: [PlannedFire]
    package var totals: PlanTotals
    /// Of the queues that the schedules use, in their order.
    package var load: [QueueLoad]
    /// By queue the jobs waiting or running, from the first one on until none is left; straight between two points. None
    /// for queues whose counts are unknown.
    package var curves: [String: [QueueLevel]]
    /// Whose jobs the load leaves out, if any, each sentence once.
    package var loadNotes: [String]
    /// What changes of clocks do to the schedules, each sentence once.
    package var dstNotes: [String]
    package var unknownZones: [UnknownZoneCount]
    /// What the plan could not find out, each sentence once.
    package var notes: [String]
    package var warnings: [String]
    /// Whether there are more fires than are listed.
    package var isTruncated: Bool
    /// What an outage does, if one was asked about; the fires are those of a world in which it happens.
    package var downtime: PlannedDowntime?
    /// What differs from another configuration, if one was given.
    package var changes: PlanDifference?

    /// Whether each count is known: what `--require-counts` asks for.
    package var hasAllCounts: Bool { totals.jobs != nil }
}
