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
              runner migrate up --store postgres://127.0.0.1/app

            On PostgreSQL it also makes or drops the two wide indexes of River's job table as store.indexes says, while
            jobs are worked. Where the file does not say, it leaves them alone.
            """)

    @Option(help: "How to print it.") var format: OutputFormat = .text
    @OptionGroup var global: GlobalOptions

    func run(in context: CommandContext) async throws -> CommandExit {
        let registry = WorkspaceLoader(global: global, context: context).registry
        let (applied, indexes, plugins) = try await StoreOpener(global: global, context: context)
            .withStore(creating: true, migrations: .unchecked) { store in
                let applied = try await store.migrateUp()
                let indexes = try await store.adjustIndexes()
                let plugins = try await PluginMigrator(database: store.database).migrate(registry.plugins)
                return (applied, indexes, plugins)
            }
        switch format {
        case .json:
            context.output.line(
                JSONDocument.text([
                    "applied": applied.versions(of: .runner), "river": applied.versions(of: .river),
                    "indexes": .array(
                        indexes.map { ["name": .string($0.name), "action": .string($0.action.rawValue)] }),
                    "plugins": .array(plugins.map(JSONValue.string)),
                ]))
        case .text:
            for id in applied { context.output.line("applied migration \(id)") }
            for index in indexes { context.output.line("\(index.action.rawValue) index \(index.name)") }
            for name in plugins { context.output.line("applied \(name)") }
            if applied.isEmpty, indexes.isEmpty, plugins.isEmpty {
                context.output.line("nothing to do: the store is up to date")
            }
        }
        return .done
    }
}
