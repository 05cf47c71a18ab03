import ArgumentParser

/// `runner`
struct RunnerRoot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runner",
        abstract: "Runs background jobs as jobs.yaml and schedules.yaml declare them.",
        discussion: """
            EXAMPLES:
              runner validate                     every problem of both files, with its place
              runner plan --at tomorrow           what will fire
              runner work                         a node: works jobs and fires schedules
              runner enqueue KIND --args '{}'     one job
            """,
        version: RunnerVersion.current,
        groupedSubcommands: [
            CommandGroup(
                name: "Configuration",
                subcommands: [ValidateCommand.self, ExplainCommand.self, SchemaCommand.self, PlanCommand.self, NextCommand.self]),
            CommandGroup(
                name: "Work",
                subcommands: [
                    WorkCommand.self, EnqueueCommand.self, JobsCommand.self, QueuesCommand.self, SchedulesCommand.self,
                ]),
            CommandGroup(
                name: "Operation",
                subcommands: [
                    MigrateCommand.self, DoctorCommand.self, HealthCommand.self, BenchCommand.self,
                ]),
            CommandGroup(name: "Plugins", subcommands: [PluginsCommand.self, NewCommand.self]),
        ])
}
