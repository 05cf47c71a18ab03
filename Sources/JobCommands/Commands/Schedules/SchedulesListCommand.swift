import ArgumentParser
import JSONTree
import JobConfig
import JobScheduling
import JobStore
import JobTime

/// `runner schedules list`
struct SchedulesListCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every schedule with its last slot and its next one.",
        usage: "runner schedules list [options]",
        discussion: """
            EXAMPLES:
              runner schedules list
              runner schedules list --format json
            """)

    @Option(help: "How to print it.") var format: OutputFormat = .text
    @OptionGroup var global: GlobalOptions

    func run(in context: CommandContext) async throws -> CommandExit {
        let workspace = try WorkspaceLoader(global: global, context: context).load()
        let session = try await StoreSession.open(
            workspace, global: global, context: context, creating: false)
        let paused = try await session.store.pausedSchedules()
        var rows: [ScheduleRow] = []
        for schedule in ScheduleCompilation(workspace.configuration.schedules, zones: workspace.zones).schedules {
            let last = try await session.store.ticks(of: schedule.id, limit: 1).first
            rows.append(
                ScheduleRow(
                    schedule, last: last, pausedAt: paused[schedule.id], zones: workspace.zones, now: context.now()))
        }
        await session.close()
        switch format {
        case .json:
            context.output.line(JSONDocument.text(["schedules": .array(rows.map { .object($0.json) })]))
        case .text:
            var table = TextTable(["schedule", "job", "trigger", "zone", "state", "last slot", "next"])
            for row in rows { table.add(row.cells) }
            context.output.write(rows.isEmpty ? "no schedules\n" : table.text)
        }
        return .done
    }
}
