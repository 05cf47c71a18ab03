import ArgumentParser

/// `runner schedules`
struct SchedulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedules", abstract: "Look at schedules, pause and resume them, fire slots by hand.",
        usage: "runner schedules COMMAND [options]",
        discussion: """
            EXAMPLES:
              runner schedules list
              runner schedules pause daily_catch_up
            """,
        subcommands: [
            SchedulesListCommand.self, SchedulesShowCommand.self, SchedulesPauseCommand.self,
            SchedulesResumeCommand.self, SchedulesRunCommand.self, SchedulesBackfillCommand.self,
        ])
}
