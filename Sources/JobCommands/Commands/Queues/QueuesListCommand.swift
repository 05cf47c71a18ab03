import ArgumentParser
import JSONTree
import JobConfig
import JobModel
import JobStore

/// `runner queues list`
struct QueuesListCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every queue with what waits in it, and kinds that nothing here works.",
        discussion: """
            EXAMPLES:
              runner queues list
              runner queues list --format json
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let loader = WorkspaceLoader(global: global, context: context)
        let configuration = loader.folder.read().configuration(environment: loader.environment)
        let store = try await StoreOpener(global: global, context: context)
            .open(configuration?.store, folder: loader.folder.path, creating: false)
        let known = try await store.queues()
        let counts = try await store.counts()
        await store.close()
        let summary = QueueSummary(
            configuration: configuration, known: known, counts: counts, registry: loader.registry)
        switch format {
        case .json: context.output.line(JSONDocument.text(summary.json))
        case .text: context.output.write(summary.text)
        }
        return .done
    }
}
