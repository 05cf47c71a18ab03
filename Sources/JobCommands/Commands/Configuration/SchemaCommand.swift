import ArgumentParser
import JSONTree
import JobConfig

/// `runner schema`
struct SchemaCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "The JSON Schema of one of the files, for editors.",
        usage: "runner schema jobs|schedules",
        discussion: """
            EXAMPLES:
              runner schema jobs > schemas/jobs.schema.json
              runner schema schedules > schemas/schedules.schema.json
            """)

    /// One of the two files.
    enum File: String, ExpressibleByArgument, CaseIterable {
        case jobs, schedules
    }

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "Which file.") var file: File

    /// A schema is JSON whatever is asked for; errors are so only with `--format json`.
    @Option(help: "How to print errors.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let schema = ConfigReference.jsonSchema(for: file == .jobs ? .jobs : .schedules)
        context.output.line(schema.prettyText)
        return .done
    }
}
