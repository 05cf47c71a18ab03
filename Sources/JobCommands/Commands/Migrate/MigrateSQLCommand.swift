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
              runner migrate sql 7 --line river --store postgres://127.0.0.1/app
            """)

    @Argument(help: "The migration's version.") var version: Int
    @Option(help: ArgumentHelp("Whose tables: runner, or river (PostgreSQL).", valueName: "line"))
    var line: MigrationLine = .runner
    @Flag(help: "Those that take it back.") var down = false
    @Option(help: "How to print it.") var format: OutputFormat = .text
    @OptionGroup var global: GlobalOptions

    func run(in context: CommandContext) async throws -> CommandExit {
        let id = MigrationID(line.line, version)
        guard let sql = try StoreOpener(global: global, context: context).migrationSQL(id, up: !down) else {
            throw CommandFailure(
                .findings, code: "unknown_migration", "there is no migration \(id) of this store",
                help: "`runner migrate status` lists them")
        }
        switch format {
        case .json:
            context.output.line(
                JSONDocument.text([
                    "line": .string(line.rawValue), "version": JSONValue(version), "direction": down ? "down" : "up",
                    "sql": .string(sql),
                ]))
        case .text: context.output.line(sql)
        }
        return .done
    }
}
