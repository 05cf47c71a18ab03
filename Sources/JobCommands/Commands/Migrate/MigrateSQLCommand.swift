import ArgumentParser
import JobStore
import JobStoreSQLite

/// `runner migrate sql`
struct MigrateSQLCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql", abstract: "The statements of a migration, for those who apply them themselves.",
        discussion: """
            EXAMPLES:
              runner migrate sql 1
              runner migrate sql 1 --down
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The migration's version.") var version: Int
    @Flag(help: "Those that take it back.") var down = false

    func run(in context: CommandContext) async throws -> CommandExit {
        // The statements are the same for every file: none needs to be opened.
        var options = global
        options.store = "sqlite::memory:"
        let store = try await StoreOpener(global: options, context: context).open(migrations: .unchecked)
        let sql = store.migrationSQL(version: version, up: !down)
        await store.close()
        guard let sql else {
            throw CommandFailure(
                .findings, code: "unknown_migration", "there is no migration \(version)",
                help: "`runner migrate status` lists them")
        }
        context.output.line(sql)
        return .done
    }
}
