import ArgumentParser
import JobStore

/// `runner jobs delete`
struct JobsDeleteCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Remove jobs that do not run.",
        usage: "runner jobs delete ID ... [options]",
        discussion: """
            EXAMPLES:
              runner jobs delete 42
              runner jobs delete 42 43 44 --format json
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The jobs' ids.") var ids: [Int64]
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let result = try await StoreOpener(global: global, context: context).withStore { try await $0.delete(ids) }
        return result.show("deleted", format: format, in: context)
    }
}
