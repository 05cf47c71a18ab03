import ArgumentParser

/// `runner migrate`
struct MigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "The store's tables: bring them up, take them back, look at them.",
        usage: "runner migrate COMMAND [options]",
        discussion: """
            EXAMPLES:
              runner migrate status
              runner migrate up
            """,
        subcommands: [
            MigrateUpCommand.self, MigrateDownCommand.self, MigrateStatusCommand.self, MigrateSQLCommand.self,
        ])
}
