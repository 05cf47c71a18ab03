package import JobTime

/// One entry of `schedules:`.
package struct ScheduleDefinition: Sendable {
    package var id: Marked<String>
    package var job: Marked<String>
    package var trigger: Marked<TriggerDefinition>
    package var zone: Marked<ScheduleZone>
    package var arguments: Marked<ArgumentTemplate>
    package var dst: Marked<DSTPolicy>
    package var catchUp: Marked<CatchUpPolicy>
    package var spread: Marked<Duration>?
    package var ifRunning: Marked<IfRunning>
    package var minGap: Marked<Duration>?
    package var enabled: Marked<Bool>
    package var from: Marked<Timestamp>?
    package var until: Marked<Timestamp>?
    package var renamedFrom: Marked<String>?
    package var description: Marked<String>?

    package enum IfRunning: String, Sendable, CaseIterable {
        case allow, skip
        case queueOne = "queue_one"
    }

    package init(
        id: Marked<String>, job: Marked<String>, trigger: Marked<TriggerDefinition>, zone: Marked<ScheduleZone>,
        arguments: Marked<ArgumentTemplate>, dst: Marked<DSTPolicy>, catchUp: Marked<CatchUpPolicy>,
        spread: Marked<Duration>?, ifRunning: Marked<IfRunning>, minGap: Marked<Duration>?, enabled: Marked<Bool>,
        from: Marked<Timestamp>?, until: Marked<Timestamp>?, renamedFrom: Marked<String>?,
        description: Marked<String>?
    ) {
        self.id = id
        self.job = job
        self.trigger = trigger
        self.zone = zone
        self.arguments = arguments
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
