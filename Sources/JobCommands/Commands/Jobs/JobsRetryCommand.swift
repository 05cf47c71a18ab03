import ArgumentParser
import JobStore

/// `runner jobs retry`
struct JobsRetryCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Make jobs available at once, with one more attempt if none is left.",
        usage: "runner jobs retry ID ... [options]",
        discussion: """
            EXAMPLES:
              runner jobs retry 42
              runner jobs retry 42 43 44 --format json
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The jobs' ids.") var ids: [Int64]
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let result = try await StoreOpener(global: global, context: context).withStore { try await $0.retry(ids) }
        return result.show("retried", format: format, in: context)
    }
}
