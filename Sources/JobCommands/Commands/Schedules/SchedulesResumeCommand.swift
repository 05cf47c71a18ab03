import ArgumentParser
import JSONTree
import JobStore

/// `runner schedules resume`
struct SchedulesResumeCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Lift a pause made by hand; slots missed meanwhile stay missed.",
        usage: "runner schedules resume SCHEDULE [options]",
        discussion: """
            EXAMPLES:
              runner schedules resume daily_catch_up
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The schedule's id.") var schedule: String
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let access = try await ScheduleAccess.open(schedule, global: global, context: context)
        try await access.session.store.resume(schedule: schedule)
        await access.session.close()
        switch format {
        case .json:
            context.output.line(JSONDocument.text(["schedule": .string(schedule), "state": "resumed"]))
        case .text: context.output.line("resumed \(schedule)")
        }
        return .done
    }
}
