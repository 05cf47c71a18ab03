import ArgumentParser
import JobStore

/// `runner jobs delete`
struct JobsDeleteCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Remove jobs that do not run.",
        discussion: """
            EXAMPLES:
              runner jobs delete 42
              runner jobs delete 42 43 44 --format json
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The jobs' ids.") var ids: [Int64]
    @Option(help: "text or json.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let store = try await StoreOpener(global: global, context: context).open(creating: false)
        let result = try await store.delete(ids)
        await store.close()
        return result.show("deleted", format: format, in: context)
    }
}
