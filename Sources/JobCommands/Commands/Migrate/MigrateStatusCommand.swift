import ArgumentParser
import JSONTree
import JobStore
import JobStoreSQLite
import JobTime

/// `runner migrate status`
struct MigrateStatusCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Which migrations are applied; exit code 1 if one is missing.",
        usage: "runner migrate status [options]",
        discussion: """
            EXAMPLES:
              runner migrate status
              runner migrate status --format json
            """)

    @Option(help: "How to print it.") var format: OutputFormat = .text
    @OptionGroup var global: GlobalOptions

    func run(in context: CommandContext) async throws -> CommandExit {
        let migrations = try await StoreOpener(global: global, context: context)
            .withStore(migrations: .unchecked) { try await $0.migrations() }
        switch format {
        case .json:
            let rows: [JSONValue] = migrations.map {
                [
                    "line": .string($0.id.line.rawValue), "version": JSONValue($0.id.version), "name": .string($0.name),
                    "applied_at": JSONValue($0.appliedAt),
                ]
            }
            context.output.line(JSONDocument.text(["migrations": .array(rows)]))
        case .text:
            var table = TextTable(["line", "version", "name", "applied at"])
            for migration in migrations {
                table.add([
                    migration.id.line.rawValue, String(migration.id.version), migration.name,
                    migration.appliedAt?.rfc3339() ?? "missing",
                ])
            }
            context.output.write(table.text)
        }
        return migrations.allSatisfy { $0.appliedAt != nil } ? .done : .findings
    }
}
