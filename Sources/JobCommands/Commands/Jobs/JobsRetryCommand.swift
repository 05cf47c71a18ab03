import ArgumentParser
import JobStore

/// `runner jobs retry`
struct JobsRetryCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Make jobs available at once, with one more attempt if none is left.",
        discussion: """
            EXAMPLES:
              runner jobs retry 42
              runner jobs retry 42 43 44 --format json
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The jobs' ids.") var ids: [Int64]
    @Option(help: "text or json.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let store = try await StoreOpener(global: global, context: context).open(creating: false)
        let result = try await store.retry(ids)
        await store.close()
        return result.show("retried", format: format, in: context)
    }
}
