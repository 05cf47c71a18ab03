import ArgumentParser

/// `runner jobs`
struct JobsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "Look at jobs, and retry, cancel or delete them.",
        usage: "runner jobs COMMAND [options]",
        discussion: """
            EXAMPLES:
              runner jobs list --state discarded
              runner jobs show 42
              runner jobs retry 42 43
            """,
        subcommands: [
            JobsListCommand.self, JobsShowCommand.self, JobsRetryCommand.self, JobsCancelCommand.self,
            JobsDeleteCommand.self,
        ])
}
