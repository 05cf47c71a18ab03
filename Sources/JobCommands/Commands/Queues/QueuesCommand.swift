import ArgumentParser

/// `runner queues`
struct QueuesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queues", abstract: "Look at queues, and pause or resume them.",
        usage: "runner queues COMMAND [options]",
        discussion: """
            EXAMPLES:
              runner queues list
              runner queues pause mailers
            """,
        subcommands: [QueuesListCommand.self, QueuesPauseCommand.self, QueuesResumeCommand.self])
}
