import ArgumentParser
import JSONTree
import JobPlugin
import JobRuntime
import JobStore
import JobStoreSQLite

/// `runner migrate up`
struct MigrateUpCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "up", abstract: "Apply every migration that is missing, the plugins' own tables included.",
        usage: "runner migrate up [options]",
        discussion: """
            EXAMPLES:
              runner migrate up
              runner migrate up --store sqlite:/var/lib/runner/runner.db
            """)

    @Option(help: "How to print it.") var format: OutputFormat = .text
    @OptionGroup var global: GlobalOptions

    func run(in context: CommandContext) async throws -> CommandExit {
        let registry = WorkspaceLoader(global: global, context: context).registry
        let (applied, plugins) = try await StoreOpener(global: global, context: context)
            .withStore(creating: true, migrations: .unchecked) { store in
                let applied = try await store.migrateUp()
                return (applied, try await PluginMigrator(database: store.database).migrate(registry.plugins))
            }
        switch format {
        case .json:
            context.output.line(
                JSONDocument.text([
                    "applied": applied.versions(of: .runner), "river": applied.versions(of: .river),
                    "plugins": .array(plugins.map(JSONValue.string)),
                ]))
        case .text:
            for id in applied { context.output.line("applied migration \(id)") }
            for name in plugins { context.output.line("applied \(name)") }
            if applied.isEmpty, plugins.isEmpty { context.output.line("nothing to do: the store is up to date") }
        }
        return .done
    }
}
