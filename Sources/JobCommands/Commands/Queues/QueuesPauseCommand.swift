import ArgumentParser
import JobStore

/// `runner queues pause`
struct QueuesPauseCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Stop claims from a queue on all nodes; running jobs go on.",
        usage: "runner queues pause QUEUE [options]",
        discussion: """
            EXAMPLES:
              runner queues pause mailers
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The queue.") var queue: String
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        try await QueueAct(global: global, context: context, queue: queue, format: format)
            .run("paused") { try await $0.pause(queue: queue) }
    }
}
