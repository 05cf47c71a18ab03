import JobConfig
import JobScheduling
import JobTime
import ZoneDatabase

/// What `next` is asked about.
struct NextSubject: Sendable {
    var text: String
    /// nil if it never fires.
    var recurrence: Recurrence?
    var zone: UsedZone
    var notes: [String]

    /// - Throws: `CommandFailure` for a bad expression, an unknown zone or an unknown schedule.
    static func resolve(_ command: NextCommand, in context: CommandContext) throws -> NextSubject {
        if let id = command.schedule { return try schedule(id, command, in: context) }
        let text = command.expression ?? ""
        let zones = ZoneDatabase(environmentFolder: context.environment["TZDIR"])
        let zone = try zone(ZoneName(command.timezone ?? "UTC"), in: zones)
        let reading = try TriggerText.parse(text)
        let dst = DSTPolicy(command.dstGap, command.dstOverlap, over: DSTPolicy())
        let recurrence = reading.trigger.map {
            Recurrence(trigger: $0, rules: zone.rules, dst: dst, from: nil, until: nil)
        }
        return NextSubject(text: text, recurrence: recurrence, zone: zone, notes: reading.notes)
    }

    private static func schedule(
        _ id: String, _ command: NextCommand, in context: CommandContext
    ) throws -> NextSubject {
        let workspace = try WorkspaceLoader(global: command.global, context: context).load()
        guard let definition = workspace.configuration.schedule(id) else {
            throw UnknownSchedule.failure(id, in: workspace.configuration)
        }
        let schedule = try CompiledSchedule(definition, zones: workspace.zones)
        let used: UsedZone
        switch (schedule.zone, command.timezone) {
        case (_, let name?): used = try zone(ZoneName(name), in: workspace.zones)
        case (.fixed(let zone), nil): used = zone
        case (.eachUser, nil):
            throw CommandFailure(
                .usage, code: "zone_needed", "\(id) fires in each user's zone: say which",
                help: "add --timezone, such as --timezone Europe/London")
        }
        let dst = DSTPolicy(command.dstGap, command.dstOverlap, over: schedule.dst)
        let recurrence = Recurrence(
            trigger: schedule.trigger, rules: used.rules, dst: dst, from: schedule.from, until: schedule.until)
        return NextSubject(text: schedule.triggerText, recurrence: recurrence, zone: used, notes: [])
    }

    private static func zone(_ name: ZoneName, in zones: ZoneDatabase) throws -> UsedZone {
        do {
            return UsedZone(name: name, rules: try zones.rules(for: name))
        } catch {
            throw CommandFailure(.usage, code: "unknown_zone", "--timezone: \(error.message)", help: error.help)
        }
    }
}

extension DSTPolicy {
    fileprivate init(_ gap: NextCommand.Gap?, _ overlap: NextCommand.Overlap?, over base: DSTPolicy) {
        self.init(
            gap: gap.flatMap { Gap(rawValue: $0.rawValue) } ?? base.gap,
            overlap: overlap.flatMap { Overlap(rawValue: $0.rawValue) } ?? base.overlap)
    }
}
