import ArgumentParser

/// `runner schedules`
struct SchedulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedules", abstract: "Look at schedules, pause and resume them, fire slots by hand.",
        subcommands: [
            SchedulesListCommand.self, SchedulesShowCommand.self, SchedulesPauseCommand.self,
            SchedulesResumeCommand.self, SchedulesRunCommand.self, SchedulesBackfillCommand.self,
        ])
}
