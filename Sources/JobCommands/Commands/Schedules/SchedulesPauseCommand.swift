import ArgumentParser
import JSONTree
import JobStore

/// `runner schedules pause`
struct SchedulesPauseCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Stop a schedule; slots that come meanwhile are recorded as dropped.",
        usage: "runner schedules pause SCHEDULE [options]",
        discussion: """
            EXAMPLES:
              runner schedules pause daily_catch_up
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The schedule's id.") var schedule: String
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let access = try await ScheduleAccess.open(schedule, global: global, context: context)
        try await access.session.store.pause(schedule: schedule)
        await access.session.close()
        switch format {
        case .json:
            context.output.line(JSONDocument.text(["schedule": .string(schedule), "state": "paused"]))
        case .text: context.output.line("paused \(schedule)")
        }
        return .done
    }
}
