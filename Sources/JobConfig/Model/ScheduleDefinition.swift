package import JobDiagnostics
package import JobModel
package import JobTime

/// One entry of `schedules:`.
package struct ScheduleDefinition: Sendable {
    package var id: Marked<String>
    package var job: Marked<String>
    package var trigger: Marked<TriggerDefinition>
    package var zone: Marked<ScheduleZone>
    /// Where `audience` or `sql` and the zone of `unknown` are written, if the zone is each user's own.
    package var zonePlaces: ZonePlaces?
    package var arguments: Marked<ArgumentTemplate>
    /// Where the name of each top-level field of `arguments` is written.
    package var argumentFields: [String: Location]
    /// The placeholders in `arguments`, in the order of the text.
    package var placeholders: [Marked<Placeholder>]
    package var dst: Marked<DSTPolicy>
    package var catchUp: Marked<CatchUpPolicy>
    package var spread: Marked<Duration>?
    package var ifRunning: Marked<IfRunning>
    package var minGap: Marked<Duration>?
    package var enabled: Marked<Bool>
    /// Inclusive.
    package var from: Marked<ScheduleBound>?
    /// Exclusive.
    package var until: Marked<ScheduleBound>?
    package var renamedFrom: Marked<String>?
    package var description: Marked<String>?

    /// The places inside `timezone: { each: user, … }`.
    package struct ZonePlaces: Sendable, Hashable {
        /// The value of `audience` or `sql`.
        package var members: Location
        /// The value of `unknown`; nil if it is left out.
        package var unknown: Location?

        package init(members: Location, unknown: Location?) {
            self.members = members
            self.unknown = unknown
        }
    }

    package init(
        id: Marked<String>, job: Marked<String>, trigger: Marked<TriggerDefinition>, zone: Marked<ScheduleZone>,
        zonePlaces: ZonePlaces? = nil, arguments: Marked<ArgumentTemplate>, argumentFields: [String: Location] = [:],
        placeholders: [Marked<Placeholder>] = [], dst: Marked<DSTPolicy>, catchUp: Marked<CatchUpPolicy>,
        spread: Marked<Duration>?, ifRunning: Marked<IfRunning>, minGap: Marked<Duration>?, enabled: Marked<Bool>,
        from: Marked<ScheduleBound>?, until: Marked<ScheduleBound>?, renamedFrom: Marked<String>?,
        description: Marked<String>?
    ) {
        self.id = id
        self.job = job
        self.trigger = trigger
        self.zone = zone
        self.zonePlaces = zonePlaces
        self.arguments = arguments
        self.argumentFields = argumentFields
        self.placeholders = placeholders
        self.dst = dst
        self.catchUp = catchUp
        self.spread = spread
        self.ifRunning = ifRunning
        self.minGap = minGap
        self.enabled = enabled
        self.from = from
        self.until = until
        self.renamedFrom = renamedFrom
        self.description = description
    }
}
