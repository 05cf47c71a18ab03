import ArgumentParser
import JobConfig

/// `runner schema`
struct SchemaCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "The JSON Schema of one of the files, for editors.",
        discussion: """
            EXAMPLES:
              runner schema jobs > schemas/jobs.schema.json
              runner schema schedules > schemas/schedules.schema.json
            """)

    enum File: String, ExpressibleByArgument, CaseIterable {
        case jobs, schedules
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: "jobs or schedules.") var file: File

    func run(in context: CommandContext) async throws -> CommandExit {
        let schema = ConfigReference.jsonSchema(for: file == .jobs ? .jobs : .schedules)
        context.output.line(schema.prettyText)
        return .done
    }
}
