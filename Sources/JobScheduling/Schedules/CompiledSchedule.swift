package import JobConfig
package import JobModel
package import JobTime

/// A schedule ready to be asked when it fires: zones looked up, every default worked out.
///
/// The planner and the runtime both decide with this value and nothing else.
package struct CompiledSchedule: Sendable {
    package let id: String
    /// The kind of job it makes.
    package let kind: String
    package let trigger: Trigger
    /// The trigger as written, for people.
    package let triggerText: String
    package let dst: DSTPolicy
    package let zone: Zone
    /// Inclusive.
    package let from: Timestamp?
    /// Exclusive.
    package let until: Timestamp?
    package let arguments: ArgumentTemplate
    /// The window over which subjects are spread; nil for none.
    package let spread: Duration?
    package let catchUp: CatchUpRule
    package let ifRunning: IfRunning
    package let minGap: Duration?
    package let isEnabled: Bool
    package let renamedFrom: String?
    /// The shortest time between two of its slots; nil if there are no two.
    package let period: Duration?
    /// 64 hexadecimal digits over what decides which slots there are: another digest means an edited schedule.
    package let digest: String

    /// Whose clocks count.
    package enum Zone: Sendable {
        case fixed(UsedZone)
        case eachUser(ScheduleZone.Members, unknown: UnknownZoneRule)
    }

    /// Looks up the zones of a definition.
    package init(_ definition: ScheduleDefinition, zones: some ZoneSource) throws(UnknownScheduleZone) {
        let id = definition.id.value
        self.id = id
        kind = definition.job.value
        triggerText = definition.trigger.value.text
        dst = definition.dst.value
        arguments = definition.arguments.value
        spread = definition.spread.flatMap { $0.value > .zero ? $0.value : nil }
        ifRunning = definition.ifRunning.value
        minGap = definition.minGap?.value
        isEnabled = definition.enabled.value
        renamedFrom = definition.renamedFrom?.value

        func lookUp(_ name: ZoneName) throws(UnknownScheduleZone) -> UsedZone {
            guard let zone = zones.configuredZone(name) else { throw UnknownScheduleZone(schedule: id, zone: name) }
            return zone
        }
        var isPerUser = false
        var calendar = ZoneRules.utc
        switch definition.zone.value {
        case .fixed(let name):
            let used = try lookUp(name)
            zone = .fixed(used)
            calendar = used.rules
        case .eachUser(let members, unknown: .zone(let name)):
            zone = .eachUser(members, unknown: .serve(try lookUp(name)))
            isPerUser = true
        case .eachUser(let members, unknown: .skip):
            zone = .eachUser(members, unknown: .skip)
            isPerUser = true
        }
        let from = definition.from?.value.instant(in: calendar)
        let trigger = definition.trigger.value.trigger.anchored(at: from)
        let period = trigger.shortestPeriod
        self.from = from
        until = definition.until?.value.instant(in: calendar)
        self.trigger = trigger
        self.period = period
        digest = ScheduleDigest.digest(
            trigger: trigger, dst: dst, zone: definition.zone.value, from: from, until: until)
        catchUp = CatchUpRule(definition.catchUp.value, period: period, isPerUser: isPerUser)
    }

    /// Whether it fires for each member of an audience.
    package var isPerUser: Bool {
        if case .eachUser = zone { true } else { false }
    }

    /// Its slots by the clocks of a zone: the schedule's own, or a subject's.
    package func recurrence(in rules: ZoneRules) -> Recurrence {
        Recurrence(trigger: trigger, rules: rules, dst: dst, from: from, until: until)
    }
}
