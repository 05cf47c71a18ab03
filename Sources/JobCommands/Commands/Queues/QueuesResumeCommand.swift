import ArgumentParser
import JobStore

/// `runner queues resume`
struct QueuesResumeCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Lift a pause made by hand.",
        usage: "runner queues resume QUEUE [options]",
        discussion: """
            EXAMPLES:
              runner queues resume mailers
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The queue.") var queue: String
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        try await QueueAct(global: global, context: context, queue: queue, format: format)
            .run("resumed") { try await $0.resume(queue: queue) }
    }
}
