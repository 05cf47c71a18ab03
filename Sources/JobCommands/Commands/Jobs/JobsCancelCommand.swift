import ArgumentParser
import JobStore

/// `runner jobs cancel`
struct JobsCancelCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "End jobs; those that run are asked to stop.",
        usage: "runner jobs cancel ID ... [options]",
        discussion: """
            EXAMPLES:
              runner jobs cancel 42
              runner jobs cancel 42 43 44 --format json
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The jobs' ids.") var ids: [Int64]
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let result = try await StoreOpener(global: global, context: context).withStore { try await $0.cancel(ids) }
        return result.show("cancelled", format: format, in: context)
    }
}
