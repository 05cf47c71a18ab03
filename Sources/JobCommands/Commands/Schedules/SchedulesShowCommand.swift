import ArgumentParser
import JSONTree
import JobStore
import JobTime

/// `runner schedules show`
struct SchedulesShowCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One schedule with its latest slots: what fired, what was dropped and why.",
        usage: "runner schedules show SCHEDULE [options]",
        discussion: """
            EXAMPLES:
              runner schedules show daily_catch_up
              runner schedules show daily_catch_up --limit 50 --format json
            """)

    @Argument(help: "The schedule's id.") var schedule: String
    @Option(parsing: .unconditional, help: ArgumentHelp("How many slots to show, up to 10000.", valueName: "n"))
    var limit = 20
    @Option(help: "How to print it.") var format: OutputFormat = .text
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes 1 to 10000") }
    }

    func run(in context: CommandContext) async throws -> CommandExit {
        let access = try await ScheduleAccess.open(schedule, global: global, context: context, creating: false)
        let store = access.session.store
        let ticks = try await store.ticks(of: schedule, limit: limit)
        let paused = try await store.pausedSchedules()[schedule]
        await access.session.close()
        let row = ScheduleRow(
            access.schedule, last: ticks.first, pausedAt: paused, zones: access.workspace.zones, now: context.now())
        switch format {
        case .json:
            var document = row.json
            document["ticks"] = .array(ticks.map { .object($0.json) })
            context.output.line(JSONDocument.text(document))
        case .text:
            var header = TextTable(["schedule", "job", "trigger", "zone", "state", "last slot", "next"])
            header.add(row.cells)
            context.output.write(header.text + "\n")
            var table = TextTable(["slot", "zone", "due", "status", "jobs", "skipped", "reason"])
            for tick in ticks {
                table.add([
                    tick.slot.slot, tick.slot.zone.isEmpty ? "-" : tick.slot.zone, tick.slot.instant.rfc3339(),
                    tick.status.rawValue, String(tick.jobs), String(tick.skipped), tick.reasonText,
                ])
            }
            context.output.write(ticks.isEmpty ? "no slot has come yet\n" : table.text)
        }
        return .done
    }
}
