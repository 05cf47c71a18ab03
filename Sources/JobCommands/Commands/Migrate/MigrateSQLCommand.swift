import ArgumentParser
import JSONTree
import JobStore
import JobStoreSQLite

/// `runner migrate sql`
struct MigrateSQLCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql", abstract: "The statements of a migration, for those who apply them themselves.",
        usage: "runner migrate sql VERSION [options]",
        discussion: """
            EXAMPLES:
              runner migrate sql 1
              runner migrate sql 1 --down
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The migration's version.") var version: Int
    @Flag(help: "Those that take it back.") var down = false
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        // The statements are the same for every file: none needs to be opened.
        var options = global
        options.store = "sqlite::memory:"
        let sql = try await StoreOpener(global: options, context: context)
            .withStore(creating: true, migrations: .unchecked) { $0.migrationSQL(version: version, up: !down) }
        guard let sql else {
            throw CommandFailure(
                .findings, code: "unknown_migration", "there is no migration \(version)",
                help: "`runner migrate status` lists them")
        }
        switch format {
        case .json:
            context.output.line(
                JSONDocument.text([
                    "version": JSONValue(version), "direction": down ? "down" : "up", "sql": .string(sql),
                ]))
        case .text: context.output.line(sql)
        }
        return .done
    }
}
