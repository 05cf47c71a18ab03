import ArgumentParser
import JobConfig
import JobTime
import SourceMarks
import ZoneDatabase

/// Which part of a plan is shown.
struct PlanViewOptions: ParsableArguments {
    @Option(
        parsing: .singleValue, help: ArgumentHelp("Only this schedule; may be given several times.", valueName: "id"))
    var schedule: [String] = []
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Only schedules of this queue; may be given several times.", valueName: "name"))
    var queue: [String] = []
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Only fires in this zone; may be given several times.", valueName: "zone"))
    var zone: [String] = []

    /// The schedules asked for; nil for all.
    /// - Parameter other: files that a plan is compared with; what they have may be asked for, too.
    /// - Throws: `CommandFailure` for a schedule or queue that none of the files has.
    func schedules(in configuration: Configuration, or other: Configuration?) throws -> Set<String>? {
        let files = [configuration, other].compactMap(\.self)
        for id in schedule where !files.contains(where: { $0.schedule(id) != nil }) {
            var failure = UnknownSchedule.failure(id, in: configuration)
            failure.exit = .usage
            failure.message = "--schedule: " + failure.message
            throw failure
        }
        for name in queue where !files.contains(where: { $0.queue(name) != nil }) {
            throw unknownQueue(name, in: configuration)
        }
        guard !schedule.isEmpty || !queue.isEmpty else { return nil }
        return files.reduce(into: []) { $0.formUnion(shown(of: $1)) }
    }

    private func shown(of configuration: Configuration) -> [String] {
        configuration.schedules.filter { definition in
            let own = configuration.job(definition.job.value)?.queue ?? configuration.defaults.queue
            return (schedule.isEmpty || schedule.contains(definition.id.value))
                && (queue.isEmpty || queue.contains(own.value))
        }.map(\.id.value)
    }

    /// The canonical names of the zones asked for; nil for all.
    /// - Throws: `CommandFailure` for a zone that is not there.
    func zones(in database: ZoneDatabase) throws -> Set<ZoneName>? {
        guard !zone.isEmpty else { return nil }
        return try Set(zone.map { try canonical($0, in: database) })
    }

    private func canonical(_ name: String, in database: ZoneDatabase) throws -> ZoneName {
        if case .zone(let canonical, _) = database.userZone(name) { return canonical }
        do {
            _ = try database.rules(for: ZoneName(name))
            return database.canonicalName(of: ZoneName(name))
        } catch {
            throw CommandFailure(.usage, code: "unknown_zone", "--zone: \(error.message)", help: error.help)
        }
    }

    private func unknownQueue(_ name: String, in configuration: Configuration) -> CommandFailure {
        let names = configuration.queues.map(\.name.value)
        let near = Suggestion.closest(to: name, among: names)
        return CommandFailure(
            .usage, code: "unknown_queue", "--queue: there is no queue \"\(name)\"",
            help: near.map { "did you mean \($0)?" } ?? "declared are \(names.joined(separator: ", "))")
    }
}
