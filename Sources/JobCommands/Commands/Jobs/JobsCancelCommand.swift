import ArgumentParser
import JobStore

/// `runner jobs cancel`
struct JobsCancelCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "End jobs; those that run are asked to stop.",
        discussion: """
            EXAMPLES:
              runner jobs cancel 42
              runner jobs cancel 42 43 44 --format json
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The jobs' ids.") var ids: [Int64]
    @Option(help: "text or json.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let store = try await StoreOpener(global: global, context: context).open(creating: false)
        let result = try await store.cancel(ids)
        await store.close()
        return result.show("cancelled", format: format, in: context)
    }
}
