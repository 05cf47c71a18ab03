import ArgumentParser
import JSONTree
import JobConfig
import JobModel
import JobStore

/// `runner queues list`
struct QueuesListCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every queue with what waits in it, and kinds that nothing here works.",
        usage: "runner queues list [options]",
        discussion: """
            EXAMPLES:
              runner queues list
              runner queues list --format json
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let loader = WorkspaceLoader(global: global, context: context)
        let configuration = try loader.outline()
        let (known, counts) = try await StoreOpener(global: global, context: context).withStore { store in
            (try await store.queues(), try await store.counts())
        }
        let summary = QueueSummary(
            configuration: configuration, known: known, counts: counts, registry: loader.registry)
        switch format {
        case .json: context.output.line(JSONDocument.text(summary.json))
        case .text: context.output.write(summary.text)
        }
        return .done
    }
}
