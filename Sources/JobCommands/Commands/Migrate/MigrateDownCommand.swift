import ArgumentParser
import JSONTree
import JobStore
import JobStoreSQLite

/// `runner migrate down`
struct MigrateDownCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "down", abstract: "Take migrations back, with everything in their tables.",
        usage: "runner migrate down --to VERSION --yes [options]",
        discussion: """
            EXAMPLES:
              runner migrate down --to 0 --yes               # removes our tables; on SQLite, the jobs too
              runner migrate down --line river --to 6 --yes  # PostgreSQL: River's own tables, one version back
            """)

    @Option(parsing: .unconditional, help: ArgumentHelp("The version to go back to.", valueName: "version")) var to: Int
    @Option(help: ArgumentHelp("Whose tables: runner, or river (PostgreSQL).", valueName: "line"))
    var line: MigrationLine = .runner
    @Flag(help: "Do it: jobs in tables that go are lost.") var yes = false
    @Option(help: "How to print it.") var format: OutputFormat = .text
    @OptionGroup var global: GlobalOptions

    func run(in context: CommandContext) async throws -> CommandExit {
        guard to >= 0 else {
            throw CommandFailure(.usage, code: "bad_version", "--to \(to) is no version", help: "0 takes all back")
        }
        guard yes else {
            throw CommandFailure(
                .usage, code: "unconfirmed", "this removes tables with all jobs in them", help: "repeat it with --yes")
        }
        let reverted = try await StoreOpener(global: global, context: context)
            .withStore(migrations: .unchecked) { try await $0.migrateDown(to: to, line: line.line) }
        switch format {
        case .json:
            context.output.line(
                JSONDocument.text(["line": .string(line.rawValue), "reverted": reverted.versions(of: line.line)]))
        case .text:
            for id in reverted { context.output.line("took back migration \(id)") }
            if reverted.isEmpty { context.output.line("nothing to do") }
        }
        return .done
    }
}
