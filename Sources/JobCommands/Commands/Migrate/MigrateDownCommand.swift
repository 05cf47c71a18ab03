import ArgumentParser
import JSONTree
import JobStore
import JobStoreSQLite

/// `runner migrate down`
struct MigrateDownCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "down", abstract: "Take migrations back, with everything in their tables.",
        discussion: """
            EXAMPLES:
              runner migrate down --to 0 --yes      removes every table of the store
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("The version to go back to.", valueName: "version")) var to: Int
    @Flag(help: "Do it: jobs in tables that go are lost.") var yes = false
    @Option(help: "text or json.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        guard yes else {
            throw CommandFailure(
                .usage, code: "unconfirmed", "this removes tables with all jobs in them", help: "repeat it with --yes")
        }
        let store = try await StoreOpener(global: global, context: context)
            .open(creating: false, migrations: .unchecked)
        let reverted = try await store.migrateDown(to: to)
        await store.close()
        switch format {
        case .json:
            context.output.line(JSONDocument.text(["reverted": .array(reverted.map { JSONValue($0) })]))
        case .text:
            for version in reverted { context.output.line("took back migration \(version)") }
            if reverted.isEmpty { context.output.line("nothing to do") }
        }
        return .done
    }
}
