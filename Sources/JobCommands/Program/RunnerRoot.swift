import ArgumentParser

/// `runner`
struct RunnerRoot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runner",
        abstract: "Runs background jobs as jobs.yaml and schedules.yaml declare them.",
        usage: "runner COMMAND [options]",
        discussion: """
            EXAMPLES:
              runner validate                # every problem of both files
              runner plan --at tomorrow      # what will fire
              runner work                    # works jobs and fires schedules
              runner enqueue geo_location    # one job

            Exit codes: 0 done; 1 findings, or a failed operation; 2 wrong usage; 3 the
            store or a file cannot be reached. Flags win over variables, these over files.

            For completion in your shell (bash, zsh or fish):
              runner --generate-completion-script bash > runner.bash
            """,
        version: RunnerVersion.current,
        groupedSubcommands: [
            CommandGroup(
                name: "Configuration",
                subcommands: [
                    ValidateCommand.self, ExplainCommand.self, SchemaCommand.self, PlanCommand.self, NextCommand.self,
                ]),
            CommandGroup(
                name: "Work",
                subcommands: [
                    WorkCommand.self, EnqueueCommand.self, JobsCommand.self, QueuesCommand.self, SchedulesCommand.self,
                    WhyCommand.self,
                ]),
            CommandGroup(
                name: "Operation",
                subcommands: [
                    MigrateCommand.self, DoctorCommand.self, HealthCommand.self, BenchCommand.self,
                ]),
            CommandGroup(name: "Plugins", subcommands: [PluginsCommand.self, NewCommand.self]),
        ])
}
